package org.kaon.physics.badinput;

import org.kaon.physics.jet.Alignment;
import org.kaon.physics.jet.ConstituentRow;
import org.kaon.physics.jet.Intensity;
import org.kaon.physics.jet.JetImage;
import org.kaon.physics.jet.MeanImage;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// Pictures and rows of bad particles.
final class ImageInputs {

    private static final int PIXELS = 4;

    private ImageInputs() {}

    static Family<FourVectors> images() {
        Family<FourVectors> family =
                JetInputs.lists(
                        new Family<>(
                                "Jet images",
                                "What became of the jet, and the sum of the pixels. `INVALID`"
                                        + " images are NaN throughout: an experiment counts such an"
                                        + " event as missing."));
        for (JetImage.Normalise normalise : JetImage.Normalise.values()) {
            family.ask(
                    "image, normalised by " + normalise, "`INVALID`", all -> drawn(normalise, all));
        }
        return family.ask(
                        "mean image: images, left out",
                        all -> {
                            MeanImage mean = new MeanImage(1, PIXELS * PIXELS);
                            mean.add(0, pixels(JetImage.Normalise.SUM, all).memory, 0);
                            return List.of(mean.count(0), mean.skipped());
                        })
                .ask(
                        "row of two constituents: the second",
                        "what the particle is",
                        all -> {
                            float[] row = new float[8];
                            new ConstituentRow(2)
                                    .write(all, 0, all.length(), MemorySegment.ofArray(row), 0);
                            double[] second = {row[4], row[5], row[6], row[7]};
                            return second;
                        });
    }

    private record Drawn(String outcome, float[] values, MemorySegment memory) {}

    private static Drawn pixels(JetImage.Normalise normalise, FourVectors all) {
        JetImage image = new JetImage(PIXELS, 1.6, Alignment.FULL, Intensity.PT, normalise, 100);
        float[] values = new float[PIXELS * PIXELS];
        MemorySegment memory = MemorySegment.ofArray(values);
        String outcome = image.painter().draw(all, 0, all.length(), memory, 0).toString();
        return new Drawn(outcome, values, memory);
    }

    private static List<Object> drawn(JetImage.Normalise normalise, FourVectors all) {
        Drawn drawn = pixels(normalise, all);
        double sum = 0;
        for (float value : drawn.values) {
            sum += value;
        }
        return List.of(drawn.outcome, sum);
    }

    static Family<double[]> cylindrical() {
        return new Family<double[]>(
                        "Images of pT, η, φ",
                        "One constituent with these numbers beside a good one.")
                .input("pT = 0", new double[] {0, 1, 1})
                .input("pT < 0", new double[] {-1, 1, 1})
                .input("pT NaN", new double[] {Double.NaN, 1, 1})
                .input("η = 20", new double[] {5, 20, 1})
                .input("η = 800", new double[] {5, 800, 1})
                .input("η = ∞", new double[] {5, 1 / 0.0, 1})
                .input("φ = 100", new double[] {5, 1, 100})
                .input("φ NaN", new double[] {5, 1, Double.NaN})
                .ask(
                        "image, normalised by SUM",
                        "`INVALID`",
                        p -> drawn(JetImage.Normalise.SUM, beside(p)));
    }

    private static FourVectors beside(double... p) {
        List<Component> columns =
                Arrays.stream(p).mapToObj(x -> Component.of(new double[] {x, 1})).toList();
        return FourVectors.cylindrical(
                columns.get(0), columns.get(1), columns.get(2), Component.of(new double[2]));
    }

    static Family<Double> settings() {
        return new Family<Double>("Settings of images", "One at a time, the others as usual.")
                .input("0", 0.0)
                .input("−1", -1.0)
                .input("1e9", 1e9)
                .input("NaN", Double.NaN)
                .input("∞", 1 / 0.0)
                .ask("extent", x -> image(2, x, 1).size())
                .ask("scale", x -> image(2, 1, x).size());
    }

    private static JetImage image(int pixels, double extent, double scale) {
        return new JetImage(
                pixels, extent, Alignment.FULL, Intensity.PT, JetImage.Normalise.SUM, scale);
    }

    static Family<Integer> counts() {
        return new Family<Integer>("Counts of images", "Whole numbers.")
                .input("0", 0)
                .input("−1", -1)
                .input("10⁹", 1_000_000_000)
                .input("2³¹ − 1", Integer.MAX_VALUE)
                .ask("pixels", n -> image(n, 1, 1).size())
                .ask("constituents of a row", n -> new ConstituentRow(n).size())
                .ask("classes of a mean image", n -> new MeanImage(n, 4).classes())
                .ask("class of a mean image of two", n -> new MeanImage(2, 4).count(n));
    }
}
