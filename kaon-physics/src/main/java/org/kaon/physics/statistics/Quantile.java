package org.kaon.physics.statistics;

import java.util.Arrays;

/// The value below which a share p of a sample lies, with an error that asks nothing of the
/// distribution: half of the distance between the quantiles at `p ± √(p(1 − p)/n)`, with `n =
/// (Σw)²/Σw²` where there are weights.
///
/// A value lies in the middle of its weight; the first is at 0, the last at 1, and between two of
/// them the quantile is on a straight line: without weights, as in NumPy. Source of the error:
/// Woodruff, J. Am. Stat. Assoc. 47 (1952) 635.
public final class Quantile {

    private final double[] sorted;
    private final double[] places;
    private final double trials;

    private Quantile(double[] sorted, double[] places, double trials) {
        this.sorted = sorted;
        this.places = places;
        this.trials = trials;
    }

    /// Of these values.
    ///
    /// *Errors*: [IllegalArgumentException] for a NaN.
    public static Quantile of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("quantile: expected numbers, got NaN.");
        }
        double[] places = new double[sorted.length];
        Arrays.setAll(places, i -> i / (sorted.length - 1.0));
        return new Quantile(sorted, places, sorted.length);
    }

    /// Of values with weights ≥ 0; those of weight 0 do not count.
    ///
    /// *Errors*: [IllegalArgumentException] for a NaN, a weight below 0 or not finite, or another
    /// number of weights.
    public static Quantile weighted(double[] values, double[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "quantile: expected a weight for each of %d values, got %d."
                            .formatted(values.length, weights.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i]) || !(weights[i] >= 0) || Double.isInfinite(weights[i])) {
                throw new IllegalArgumentException(
                        "quantile: value %d is %s with the weight %s, expected a number and a finite weight ≥ 0."
                                .formatted(i, values[i], weights[i]));
            }
        }
        WeightedValues all = WeightedValues.ascending(values, weights).withWeight();
        double[] sorted = all.values();
        double[] places = new double[sorted.length];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < sorted.length; i++) {
            double weight = all.weights()[i];
            places[i] = total + weight / 2;
            total += weight;
            squares += weight * weight;
        }
        double first = sorted.length == 0 ? 0 : places[0];
        double length = sorted.length == 0 ? 0 : places[sorted.length - 1] - first;
        Arrays.setAll(places, i -> (places[i] - first) / length);
        return new Quantile(sorted, places, total * total / squares);
    }

    /// The quantile; undefined for no value, of unknown error where the sample ends within it.
    public Estimate at(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "quantile: expected a share from 0 to 1, got " + share + ".");
        }
        if (sorted.length == 0) {
            return Estimate.undefined();
        }
        double spread = Math.sqrt(share * (1 - share) / trials);
        boolean known = share - spread > 0 && share + spread < 1 && spread > 0;
        double error = known ? (value(share + spread) - value(share - spread)) / 2 : Double.NaN;
        return new Estimate(value(share), error);
    }

    /// The 68 % half-width `(x₈₄ − x₁₆)/2`: σ for a normal distribution, untouched by far tails.
    ///
    /// Both quantiles move together with the correlation `p/(1 − p)`, p = 0.16.
    public Estimate halfWidth() {
        double tail = 0.5 * (1 - Binomial.ONE_SIGMA);
        Estimate low = at(tail);
        Estimate high = at(1 - tail);
        double together = tail / (1 - tail) * low.error() * high.error();
        double variance = low.error() * low.error() + high.error() * high.error() - 2 * together;
        return new Estimate((high.value() - low.value()) / 2, Math.sqrt(variance) / 2);
    }

    private double value(double share) {
        int found = Arrays.binarySearch(places, share);
        int above = found >= 0 ? found : Math.min(-found - 1, sorted.length - 1);
        if (above == 0 || places[above] <= share) {
            return sorted[above];
        }
        double part = (share - places[above - 1]) / (places[above] - places[above - 1]);
        return sorted[above - 1] + part * (sorted[above] - sorted[above - 1]);
    }
}
