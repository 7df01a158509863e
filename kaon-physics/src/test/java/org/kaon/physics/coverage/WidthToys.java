package org.kaon.physics.coverage;

import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.FullWidth;
import org.kaon.physics.statistics.GaussianCore;
import org.kaon.physics.statistics.Quantile;
import org.kaon.physics.statistics.Significance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Quantiles, resolutions and significances.
final class WidthToys {

    private static final int MANY = 10_000;
    private static final int FEWER = 1000;

    private WidthToys() {}

    static List<Toy> all() {
        String normal = "1000 normal values";
        String tails = "1000 values, 5 % of them ten times as wide";
        return List.of(
                Toy.of(
                        "median",
                        "301 exponential values",
                        MANY,
                        StrictMath.log(2),
                        r -> median(r).interval()),
                Toy.of(
                        "68 % half-width",
                        normal, MANY, 1, r -> Quantile.of(values(0, r)).halfWidth().interval()),
                Toy.of("Gaussian core, mean", normal, MANY, 0, r -> core(0, r).mean().interval()),
                Toy.of("Gaussian core, σ", normal, MANY, 1, r -> core(0, r).sigma().interval()),
                Toy.of("Gaussian core, mean", tails, MANY, 0, r -> core(0.05, r).mean().interval()),
                Toy.of(
                        "full width at half maximum, bootstrap",
                        normal,
                        FEWER,
                        2.354820045,
                        r -> FullWidth.of(values(0, r), new Bootstrap(50, 1)).interval()),
                Toy.of(
                        "AMS of weighted events",
                        "300 signal, 900 background expected, exponential weights",
                        MANY,
                        Significance.ams(30, 90, 10),
                        r -> ams(r).interval()));
    }

    private static Estimate median(SplittableRandom random) {
        double[] values = new double[301];
        Arrays.setAll(values, i -> random.nextExponential());
        return Quantile.of(values).at(0.5);
    }

    private static double[] values(double wide, SplittableRandom random) {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> random.nextGaussian() * (random.nextDouble() < wide ? 10 : 1));
        return values;
    }

    private static GaussianCore core(double wide, SplittableRandom random) {
        return GaussianCore.of(values(wide, random), GaussianCore.STANDARD_WINDOW);
    }

    private static Estimate ams(SplittableRandom random) {
        return Significance.ams(counted(300, random), counted(900, random), 10);
    }

    // Poisson many events of mean weight 0.1.
    private static Estimate counted(double expected, SplittableRandom random) {
        double sum = 0;
        double squares = 0;
        for (double time = random.nextExponential();
                time < expected;
                time += random.nextExponential()) {
            double weight = 0.1 * random.nextExponential();
            sum += weight;
            squares += weight * weight;
        }
        return new Estimate(sum, Math.sqrt(squares));
    }
}
