package org.kaon.physics.coverage;

import org.kaon.physics.field.Grid;
import org.kaon.physics.field.Minkowski;
import org.kaon.physics.field.PowerSpectrum;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Interval;
import org.kaon.physics.statistics.Normal;
import org.kaon.physics.statistics.SPlot;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Maps of white noise, and peaks over background.
final class FieldToys {

    private static final int MANY = 10_000;
    private static final int SOME = 3000;
    private static final int FEWER = 1000;
    private static final int EDGE = 16;

    private FieldToys() {}

    static List<Toy> all() {
        double cells = EDGE * EDGE;
        return List.of(
                Toy.of(
                        "power spectrum",
                        "the band k = 5 of a Gaussian map, 16 × 16",
                        MANY,
                        1 / cells,
                        r -> PowerSpectrum.of(noise(r)).bands().get(4).power().interval()),
                Toy.of(
                        "power spectrum",
                        "mean of 30 maps",
                        FEWER,
                        1 / cells,
                        r -> PowerSpectrum.mean(maps(30, r)).bands().get(0).power().interval()),
                Toy.of(
                        "Minkowski functional, area",
                        "mean of 30 maps, ν = 0.5",
                        FEWER,
                        Normal.above(0.5),
                        r -> Minkowski.mean(maps(30, r), 0.5).getFirst().area().interval()),
                Toy.of(
                        "sPlot, yield",
                        "150 of a peak over 300 expected",
                        SOME,
                        150,
                        r -> splot(r).yields().get(0).interval()),
                Toy.of(
                        "sPlot, sum of weights below a cut",
                        "30 % of the peak's 150",
                        SOME,
                        45,
                        FieldToys::weightsBelow));
    }

    private static Grid noise(SplittableRandom random) {
        double[] values = new double[EDGE * EDGE];
        Arrays.setAll(values, i -> random.nextGaussian());
        return new Grid(EDGE, EDGE, values);
    }

    private static List<Grid> maps(int count, SplittableRandom random) {
        return Stream.generate(() -> noise(random)).limit(count).toList();
    }

    private static SPlot splot(SplittableRandom random) {
        double[] masses = masses(150, 300, random);
        return SPlot.of(
                Arrays.stream(masses).map(m -> Normal.density((m - 5) / 0.8) / 0.8).toArray(),
                Arrays.stream(masses).map(m -> 0.1).toArray());
    }

    // Another variable is below the cut in 30 % of all events, whatever their component.
    private static Interval weightsBelow(SplittableRandom random) {
        double[] weights = splot(random.split()).weights().getFirst();
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            boolean below = random.nextDouble() < 0.3;
            sum += below ? weight : 0;
            squares += below ? weight * weight : 0;
        }
        return new Estimate(sum, Math.sqrt(squares)).interval();
    }

    private static double[] masses(double signal, double background, SplittableRandom random) {
        double[] masses = new double[1000];
        int count = 0;
        for (double t = random.nextExponential(); t < signal; t += random.nextExponential()) {
            masses[count++] = 5 + 0.8 * random.nextGaussian();
        }
        for (double t = random.nextExponential(); t < background; t += random.nextExponential()) {
            masses[count++] = 10 * random.nextDouble();
        }
        return Arrays.copyOf(masses, count);
    }
}
