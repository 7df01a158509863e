package org.kaon.physics.coverage;

import org.kaon.physics.statistics.Binomial;
import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Histogram;
import org.kaon.physics.statistics.Interval;
import org.kaon.physics.statistics.Mean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Means, efficiencies and histograms.
final class CountingToys {

    private static final int MANY = 10_000;
    private static final int FEWER = 3000;

    private CountingToys() {}

    static List<Toy> all() {
        List<Toy> all = new ArrayList<>(means());
        all.addAll(efficiencies());
        all.addAll(histograms());
        return all;
    }

    private static List<Toy> means() {
        return List.of(
                Toy.of(
                        "mean",
                        "100 exponential values",
                        MANY,
                        1,
                        r -> Mean.of(values(100, r)).interval()),
                Toy.of(
                        "weighted mean",
                        "300 normal values, weights that rise with them",
                        MANY,
                        2.5,
                        r -> weightedMean(r).interval()),
                Toy.of(
                        "bootstrap of a median",
                        "101 exponential values",
                        FEWER,
                        StrictMath.log(2),
                        r -> median(values(101, r)).interval()));
    }

    private static double[] values(int count, SplittableRandom random) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextExponential());
        return values;
    }

    private static Estimate weightedMean(SplittableRandom random) {
        double[] values = new double[300];
        double[] weights = new double[300];
        for (int i = 0; i < values.length; i++) {
            double normal = random.nextGaussian();
            values[i] = 2 + normal;
            weights[i] = StrictMath.exp(0.5 * normal);
        }
        return Mean.weighted(values, weights);
    }

    private static Estimate median(double[] values) {
        return new Bootstrap(300, 3)
                .of(
                        values.length,
                        drawn -> {
                            double[] sorted = new double[drawn.length];
                            Arrays.setAll(sorted, i -> values[drawn[i]]);
                            Arrays.sort(sorted);
                            return sorted[sorted.length / 2];
                        });
    }

    private static List<Toy> efficiencies() {
        String flat = "of 100, true efficiencies 0.05 … 0.95";
        return List.of(
                efficiency(
                        "efficiency, binomial error",
                        flat,
                        0.05,
                        0.95,
                        100,
                        (k, n) -> Binomial.estimate(k, n).interval()),
                efficiency(
                        "efficiency, Wilson",
                        flat,
                        0.05,
                        0.95,
                        100,
                        (k, n) -> Binomial.wilson(k, n, Binomial.ONE_SIGMA)),
                efficiency(
                        "efficiency, Wilson",
                        "of 20, true efficiencies 0 … 1",
                        0,
                        1,
                        20,
                        (k, n) -> Binomial.wilson(k, n, Binomial.ONE_SIGMA)),
                efficiency(
                                "efficiency, Clopper–Pearson",
                                flat,
                                0.05,
                                0.95,
                                100,
                                CountingToys::exact)
                        .within(66, 100),
                efficiency(
                                "efficiency, Clopper–Pearson",
                                "of 20, true efficiencies 0 … 1",
                                0,
                                1,
                                20,
                                CountingToys::exact)
                        .within(66, 100),
                efficiency(
                                "efficiency, Clopper–Pearson",
                                "of 1000, true efficiency 0.002",
                                0.002,
                                0.002,
                                1000,
                                CountingToys::exact)
                        .within(66, 100),
                Toy.of(
                        "efficiency, binomial error",
                        "400 exponential weights, true efficiency 0.3",
                        MANY,
                        0.3,
                        r -> weighted(400, 0.3, r).interval()));
    }

    private static Interval exact(long passed, long total) {
        return Binomial.clopperPearson(passed, total, Binomial.ONE_SIGMA);
    }

    @FunctionalInterface
    private interface Counted {
        Interval interval(long passed, long total);
    }

    private static Toy efficiency(
            String figure, String sample, double low, double high, int total, Counted counted) {
        return Toy.of(
                figure,
                sample,
                MANY,
                random -> {
                    double truth = low + (high - low) * random.nextDouble();
                    int passed = 0;
                    for (int i = 0; i < total; i++) {
                        passed += random.nextDouble() < truth ? 1 : 0;
                    }
                    return counted.interval(passed, total).contains(truth);
                });
    }

    private static Estimate weighted(int total, double truth, SplittableRandom random) {
        double[] sums = new double[4];
        for (int i = 0; i < total; i++) {
            double weight = random.nextExponential();
            boolean passes = random.nextDouble() < truth;
            sums[0] += passes ? weight : 0;
            sums[1] += passes ? weight * weight : 0;
            sums[2] += weight;
            sums[3] += weight * weight;
        }
        return Binomial.weighted(sums[0], sums[1], sums[2], sums[3]);
    }

    private static List<Toy> histograms() {
        return List.of(
                Toy.of(
                        "histogram, content",
                        "Poisson, 60 expected",
                        MANY,
                        60,
                        r -> histogram(0, r).content(0).interval()),
                Toy.of(
                        "histogram, content",
                        "Poisson, 180 of exponential weights expected",
                        MANY,
                        180,
                        r -> histogram(1, r).content(0).interval()),
                Toy.of(
                        "histogram, content",
                        "Poisson, 60 of weights ±1 expected",
                        MANY,
                        60,
                        r -> histogram(2, r).content(0).interval()),
                Toy.of(
                        "histogram, density",
                        "a bin of 60 % of the events",
                        MANY,
                        1.2,
                        r -> histogram(0, r).density(0).interval()),
                Toy.of(
                        "histogram, density",
                        "a bin of 60 %, exponential weights",
                        MANY,
                        1.2,
                        r -> histogram(1, r).density(0).interval()));
    }

    // Three fifths are expected in the lower of two bins.
    private static Histogram histogram(int kind, SplittableRandom random) {
        Histogram histogram = new Histogram(2, 0, 1);
        double rate = kind == 2 ? 200 : kind == 1 ? 300 : 100;
        for (double time = random.nextExponential();
                time < rate;
                time += random.nextExponential()) {
            double weight =
                    switch (kind) {
                        case 0 -> 1;
                        case 1 -> random.nextExponential();
                        default -> random.nextDouble() < 0.75 ? 1 : -1;
                    };
            histogram.fill(random.nextDouble() < 0.6 ? 0.25 : 0.75, weight);
        }
        return histogram;
    }
}
