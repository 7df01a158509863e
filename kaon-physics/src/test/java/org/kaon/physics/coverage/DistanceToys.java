package org.kaon.physics.coverage;

import org.kaon.physics.comparison.Divergence;
import org.kaon.physics.comparison.EnergyDistance;
import org.kaon.physics.comparison.FrechetPhysicsDistance;
import org.kaon.physics.comparison.KernelPhysicsDistance;
import org.kaon.physics.comparison.Points;
import org.kaon.physics.comparison.Sample;
import org.kaon.physics.comparison.Separation;
import org.kaon.physics.comparison.Wasserstein;
import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Histogram;
import org.kaon.physics.statistics.Normal;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;

/// Distances of a sample of N(0, 1) from one of N(1, 1.5²).
final class DistanceToys {

    private static final int FEWER = 3000;
    private static final int FEWEST = 1000;
    private static final double SHIFT = 1;
    private static final double WIDTH = 1.5;
    private static final int SIZE = 300;

    private DistanceToys() {}

    static List<Toy> all() {
        String sample = "300 and 300 normal values";
        double cramer = integral(difference -> difference * difference);
        return List.of(
                Toy.of(
                        "Wasserstein-1, bootstrap",
                        sample,
                        FEWER,
                        integral(Math::abs),
                        r -> distance(Wasserstein::of, r).interval()),
                Toy.of(
                        "energy distance, bootstrap",
                        sample,
                        FEWER,
                        Math.sqrt(2 * cramer),
                        r -> distance(EnergyDistance::of, r).interval()),
                Toy.of(
                        "separation power",
                        "500 and 500 normal values in 20 bins, 1 apart",
                        FEWER,
                        binned(),
                        r -> separation(r).interval()),
                Toy.of(
                        "FPD, error with sampling",
                        "1000 and 1000 normal values, shift 1",
                        FEWEST,
                        1,
                        r -> fpd(true, r).interval()),
                Toy.of(
                                "FPD, error of the line (JetNet)",
                                "the same",
                                FEWEST,
                                1,
                                r -> fpd(false, r).interval())
                        .within(0, 100),
                Toy.of(
                                "KPD, spread of batches (JetNet)",
                                "1000 and 1000 values of one distribution",
                                FEWEST,
                                0,
                                r -> kpd(r).interval())
                        .within(66, 100));
    }

    private static Estimate distance(
            ToDoubleBiFunction<Sample, Sample> figure, SplittableRandom random) {
        double[] first = new double[SIZE];
        double[] second = new double[SIZE];
        Arrays.setAll(first, i -> random.nextGaussian());
        Arrays.setAll(second, i -> SHIFT + WIDTH * random.nextGaussian());
        boolean[] isSecond = new boolean[2 * SIZE];
        Arrays.fill(isSecond, SIZE, 2 * SIZE, true);
        return new Bootstrap(100, 9)
                .stratified(
                        isSecond,
                        times ->
                                figure.applyAsDouble(
                                        drawn(first, times, 0), drawn(second, times, SIZE)));
    }

    private static Sample drawn(double[] values, int[] times, int from) {
        double[] weights = new double[values.length];
        Arrays.setAll(weights, i -> times[from + i]);
        return Sample.weighted(values, weights);
    }

    private static double integral(DoubleUnaryOperator of) {
        double step = 1e-3;
        double sum = 0;
        for (double x = -12; x < 14; x += step) {
            double off = Normal.below(x) - Normal.below((x - SHIFT) / WIDTH);
            sum += of.applyAsDouble(off) * step;
        }
        return sum;
    }

    private static Estimate separation(SplittableRandom random) {
        Histogram first = new Histogram(20, -4, 5);
        Histogram second = new Histogram(20, -4, 5);
        for (int i = 0; i < 500; i++) {
            first.fill(random.nextGaussian());
            second.fill(1 + random.nextGaussian());
        }
        return Separation.of(first, second);
    }

    private static double binned() {
        double[] first = new double[20];
        double[] second = new double[20];
        for (int i = 0; i < 20; i++) {
            double low = -4 + 0.45 * i;
            first[i] = Normal.below(low + 0.45) - Normal.below(low);
            second[i] = Normal.below(low - 0.55) - Normal.below(low - 1);
        }
        return Divergence.separation(first, second);
    }

    // In units of the variable again; the true distance of one shift is 1.
    private static Estimate fpd(boolean sampling, SplittableRandom random) {
        Points real = points(0, random);
        Points generated = points(1, random);
        FrechetPhysicsDistance distance = new FrechetPhysicsDistance(200, 1000, 6, 10, 3);
        Estimate found =
                sampling
                        ? distance.withSamplingError(real, generated, 50)
                        : distance.of(real, generated);
        double unit = Arrays.stream(real.values()).map(Math::abs).max().orElseThrow();
        return new Estimate(found.value() * unit * unit, found.error() * unit * unit);
    }

    private static Estimate kpd(SplittableRandom random) {
        return new KernelPhysicsDistance(10, 200, 3).of(points(0, random), points(0, random));
    }

    private static Points points(double shift, SplittableRandom random) {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> shift + random.nextGaussian());
        return new Points(1, values);
    }
}
