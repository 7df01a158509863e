package org.kaon.physics.coverage;

import org.kaon.physics.statistics.Interval;

import java.util.SplittableRandom;
import java.util.function.Function;

/// An experiment whose truth is known, to be repeated.
///
/// @param figure what is measured, and how
/// @param sample on which events
/// @param toys how often, for the table
/// @param least percent of the experiments whose interval must hold the truth
/// @param most percent of them that may
record Toy(
        String figure, String sample, int toys, double least, double most, Experiment experiment) {

    static final double ONE_SIGMA = 68.27;
    private static final double WIDE = 2;

    /// One experiment.
    @FunctionalInterface
    interface Experiment {

        /// Whether the interval of a sample made of these random numbers holds the truth.
        boolean covers(SplittableRandom random);
    }

    /// A figure whose interval is to hold the truth in 68 ± 2 % of the experiments.
    static Toy of(
            String figure,
            String sample,
            int toys,
            double truth,
            Function<SplittableRandom, Interval> measure) {
        return of(figure, sample, toys, random -> measure.apply(random).contains(truth));
    }

    static Toy of(String figure, String sample, int toys, Experiment experiment) {
        return new Toy(figure, sample, toys, ONE_SIGMA - WIDE, ONE_SIGMA + WIDE, experiment);
    }

    Toy within(double least, double most) {
        return new Toy(figure, sample, toys, least, most, experiment);
    }

    /// The percentage of experiments whose interval holds the truth.
    double coverage(int repetitions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int covered = 0;
        for (int i = 0; i < repetitions; i++) {
            covered += experiment.covers(random.split()) ? 1 : 0;
        }
        return 100.0 * covered / repetitions;
    }

    String name() {
        return figure + ", " + sample;
    }
}
