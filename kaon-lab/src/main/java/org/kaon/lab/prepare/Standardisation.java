package org.kaon.lab.prepare;

import java.util.ArrayList;
import java.util.List;

/// `(x − mean) / deviation` for each of some columns; a column that never varies becomes 0.
///
/// *Source*: the running sums are Welford's (1962), in float64.
public record Standardisation(List<Double> means, List<Double> deviations) {

    public Standardisation {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /// Leaves `columns` columns as they are.
    static Standardisation none(int columns) {
        return new Standardisation(
                java.util.Collections.nCopies(columns, 0.0),
                java.util.Collections.nCopies(columns, 1.0));
    }

    /// Sums over the training part. Mutable; for one thread.
    static final class Fit {

        private final long[] counts;
        private final double[] means;
        private final double[] squares;

        Fit(int columns) {
            counts = new long[columns];
            means = new double[columns];
            squares = new double[columns];
        }

        /// Adds a value; NaN stands for an absent item and is left out.
        void add(int column, double value) {
            if (!Double.isNaN(value)) {
                double before = value - means[column];
                means[column] += before / ++counts[column];
                squares[column] += before * (value - means[column]);
            }
        }

        /// Mean and population deviation, 1 where that is 0.
        Standardisation result() {
            List<Double> mean = new ArrayList<>();
            List<Double> deviation = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                double sigma = counts[i] == 0 ? 0 : Math.sqrt(squares[i] / counts[i]);
                mean.add(means[i]);
                deviation.add(sigma > 0 ? sigma : 1.0);
            }
            return new Standardisation(mean, deviation);
        }
    }
}
