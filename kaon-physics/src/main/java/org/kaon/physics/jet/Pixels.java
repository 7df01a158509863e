package org.kaon.physics.jet;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// What the pixels of one picture add up, channel by channel, in float64.
final class Pixels {

    // Offsets that are rounding alone must not choose a pixel or a side.
    static final double ROUNDING = 1e-12;

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final JetImage settings;
    private final int channels;
    private final double[] sums;

    Pixels(JetImage settings) {
        this.settings = settings;
        this.channels = settings.channels();
        this.sums = new double[settings.size()];
    }

    void clear() {
        Arrays.fill(sums, 0);
    }

    /// Adds to a channel of the pixel at that place, where it lies in the window.
    void add(int channel, double first, double second, double amount) {
        int pixels = settings.pixels();
        double row = pixel(first);
        double column = pixel(second);
        if (row >= 0 && row < pixels && column >= 0 && column < pixels) {
            sums[((int) row * pixels + (int) column) * channels + channel] += amount;
        }
    }

    private double pixel(double position) {
        double settled = Math.abs(position) <= ROUNDING ? 0 : position;
        return Math.floor(
                (settled + settings.extent() / 2) / settings.extent() * settings.pixels());
    }

    /// Writes the normalised picture as float32 from byte `offset` on; NaN everywhere where a pixel
    /// is none.
    JetPainter.Outcome write(MemorySegment target, long offset) {
        boolean any = false;
        for (int channel = 0; channel < channels; channel++) {
            double factor = factor(channel);
            any |= factor != 0;
            for (int i = channel; i < sums.length; i += channels) {
                double value = factor * sums[i];
                if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                    invalidate(target, offset);
                    return JetPainter.Outcome.INVALID;
                }
                target.set(FLOAT, offset + 4L * i, (float) value);
            }
        }
        return any ? JetPainter.Outcome.DRAWN : JetPainter.Outcome.EMPTY;
    }

    /// Writes NaN everywhere.
    void invalidate(MemorySegment target, long offset) {
        for (int i = 0; i < sums.length; i++) {
            target.set(FLOAT, offset + 4L * i, Float.NaN);
        }
    }

    // Zero for a channel without intensity, whatever the normalisation.
    private double factor(int channel) {
        if (sum(channel) == 0) {
            return 0;
        }
        boolean momentum = settings.intensity().isMomentum(channel);
        double scale = settings.scale();
        return switch (settings.normalise()) {
            case SUM -> momentum ? scale / momentum() : 1;
            case MAX -> momentum ? scale / largest() : 1;
            case CHANNELS -> scale / sum(channel);
            case NONE -> momentum ? scale : 1;
        };
    }

    private double momentum() {
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += settings.intensity().isMomentum(channel) ? sum(channel) : 0;
        }
        return sum;
    }

    private double largest() {
        double largest = 0;
        for (int i = 0; i < sums.length; i++) {
            boolean momentum = settings.intensity().isMomentum(i % channels);
            largest = momentum ? Math.max(largest, sums[i]) : largest;
        }
        return largest;
    }

    private double sum(int channel) {
        double sum = 0;
        for (int i = channel; i < sums.length; i += channels) {
            sum += sums[i];
        }
        return sum;
    }
}
