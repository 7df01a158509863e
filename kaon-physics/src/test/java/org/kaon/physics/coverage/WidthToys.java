package org.kaon.physics.coverage;

import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.GaussianCore;
import org.kaon.physics.statistics.Quantile;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Quantiles and resolutions.
final class WidthToys {

    private static final int MANY = 10_000;

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
                Toy.of(
                        "Gaussian core, mean",
                        tails,
                        MANY,
                        0,
                        r -> core(0.05, r).mean().interval()));
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
}
