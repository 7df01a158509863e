package org.kaon.lab.plot;

import java.util.Arrays;
import java.util.List;

/// A classified picture, and how sure the network is of it.
public final class PictureFigures {

    private PictureFigures() {}

    /// The picture: `values` row by row, the channels of a pixel side by side (1 grey, 3 RGB).
    /// Values from 0 to 1 and from 0 to 255 are shown as they are, others from the lowest (black)
    /// to the highest.
    public static Figure picture(int columns, int channels, double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        boolean plain = low >= 0 && high <= 255;
        double from = plain ? 0 : low;
        double to = plain ? high <= 1 ? 1 : 255 : high;
        int[] rgb = new int[values.length / channels];
        for (int i = 0; i < rgb.length; i++) {
            for (int k = 0; k < 3; k++) {
                double value = values[i * channels + Math.min(k, channels - 1)];
                rgb[i] = rgb[i] << 8 | (int) Math.round(255 * (value - from) / (to - from));
            }
        }
        double rows = rgb.length / (double) columns;
        return Figure.of(
                        Axis.linear("", 0, columns),
                        Axis.linear("", 0, rows),
                        new Picture(columns, rgb))
                .sized(260, 240);
    }

    /// The network's outputs for one picture as bars, the true class in the colour of signals.
    public static Figure probabilities(List<String> classes, int truth, double[] outputs) {
        Color[] colors = new Color[outputs.length];
        Arrays.fill(colors, Color.BACKGROUND);
        if (truth >= 0 && truth < colors.length) {
            colors[truth] = Color.SIGNAL;
        }
        return Figure.of(
                        Axis.linear("Output", 0, 1.15),
                        Axis.categoriesDownwards("", classes),
                        new Bars(outputs, colors))
                .sized(320, 240);
    }
}
