package org.kaon.physics.statistics;

/// The standard normal distribution: `φ(z) = e^(−z²/2)/√(2π)` and `Φ(z) = ∫ φ` up to z.
///
/// Source: Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction).
public final class Normal {

    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final double NEAR = 2.5;
    private static final double FAR = 40;
    private static final int TERMS = 200;

    private Normal() {}

    /// `φ(z)`.
    public static double density(double z) {
        return StrictMath.exp(-0.5 * z * z) / ROOT_TWO_PI;
    }

    /// `Φ(z)`; precise relative to itself in the lower tail.
    public static double below(double z) {
        return above(-z);
    }

    /// `1 − Φ(z)`, the probability of more than z: the p-value of z standard deviations.
    public static double above(double z) {
        if (Double.isNaN(z)) {
            return Double.NaN;
        }
        if (z > FAR) {
            return 0;
        }
        if (z > NEAR) {
            return density(z) * tail(z);
        }
        return z < -NEAR ? 1 - above(-z) : 0.5 - density(z) * series(z);
    }

    /// The z with `Φ(z) = probability`; infinite for 0 and 1.
    ///
    /// *Errors*: [IllegalArgumentException] for what is no probability.
    public static double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "normal quantile: expected a probability from 0 to 1, got "
                            + probability
                            + ".");
        }
        return probability > 0.5 ? significance(1 - probability) : -significance(probability);
    }

    /// The z with `1 − Φ(z) = p`: the standard deviations of a p-value; infinite for 0 and 1.
    ///
    /// *Errors*: [IllegalArgumentException] for what is no probability.
    public static double significance(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "significance: expected a p-value from 0 to 1, got " + p + ".");
        }
        if (p == 0 || p == 1) {
            return p == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double low = -FAR;
        double high = FAR;
        for (double middle = 0; middle > low && middle < high; middle = 0.5 * (low + high)) {
            if (above(middle) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 1; k < TERMS; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return sum;
    }

    private static double tail(double z) {
        double value = z;
        for (int k = TERMS; k > 0; k--) {
            value = z + k / value;
        }
        return 1 / value;
    }
}
