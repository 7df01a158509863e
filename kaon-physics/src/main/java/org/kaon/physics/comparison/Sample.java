package org.kaon.physics.comparison;

import org.kaon.physics.statistics.WeightedValues;

import java.util.Arrays;

/// Values of one variable with weights, in ascending order.
public final class Sample {

    private final double[] values;
    private final double[] weights;
    private final double total;

    private Sample(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
        this.total = Arrays.stream(weights).sum();
    }

    /// Values of weight one.
    ///
    /// *Errors*: [IllegalArgumentException] for no value, or one that is not finite.
    public static Sample of(double... values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return weighted(values, ones);
    }

    /// *Errors*: [IllegalArgumentException] for no value, values and weights that do not pair, a
    /// value that is not finite, a weight below 0, or only weights of 0.
    public static Sample weighted(double[] values, double[] weights) {
        if (values.length == 0 || values.length != weights.length) {
            throw new IllegalArgumentException(
                    "sample: expected values with a weight each, got %d values and %d weights."
                            .formatted(values.length, weights.length));
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || !(weights[i] >= 0 && weights[i] < 1 / 0.0)) {
                throw new IllegalArgumentException(
                        "sample: value %d is %s with the weight %s, expected finite numbers and a"
                                        .formatted(i, values[i], weights[i])
                                + " weight ≥ 0. Leave the event out.");
            }
            sum += weights[i];
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("sample: all weights are 0.");
        }
        WeightedValues sorted = WeightedValues.ascending(values, weights);
        return new Sample(sorted.values(), sorted.weights());
    }

    /// How many values there are.
    public int size() {
        return values.length;
    }

    /// The number of events of weight one that would fluctuate as much: `(Σw)² / Σw²`.
    public double effectiveSize() {
        return total * total / Arrays.stream(weights).map(w -> w * w).sum();
    }

    double value(int i) {
        return values[i];
    }

    /// The share of the whole that value i carries.
    double share(int i) {
        return weights[i] / total;
    }

    /// What to do between two neighbouring values of both samples together.
    @FunctionalInterface
    interface Step {

        /// Both cumulative distributions are constant from x to the next value.
        void between(double x, double next, double first, double second);
    }

    /// Walks along both cumulative distributions at once; values that are equal count together.
    static void walk(Sample a, Sample b, Step step) {
        int i = 0;
        int j = 0;
        double first = 0;
        double second = 0;
        while (i < a.size() || j < b.size()) {
            double x = next(a, i, b, j);
            while (i < a.size() && a.values[i] == x) {
                first += a.share(i++);
            }
            while (j < b.size() && b.values[j] == x) {
                second += b.share(j++);
            }
            boolean ends = i == a.size() && j == b.size();
            step.between(x, ends ? x : next(a, i, b, j), first, second);
        }
    }

    private static double next(Sample a, int i, Sample b, int j) {
        double fromA = i < a.size() ? a.values[i] : Double.POSITIVE_INFINITY;
        double fromB = j < b.size() ? b.values[j] : Double.POSITIVE_INFINITY;
        return Math.min(fromA, fromB);
    }
}
