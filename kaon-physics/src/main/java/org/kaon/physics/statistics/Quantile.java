package org.kaon.physics.statistics;

import java.util.Arrays;

/// The value below which a share p of a sample lies, with an error that asks nothing of the
/// distribution: half of the distance between the quantiles at `p ± √(p(1 − p)/n)`.
///
/// Between two neighbouring values it is on a straight line, as in NumPy. Source of the error:
/// Woodruff, J. Am. Stat. Assoc. 47 (1952) 635.
public final class Quantile {

    private final double[] sorted;

    private Quantile(double[] sorted) {
        this.sorted = sorted;
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
        return new Quantile(sorted);
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
        double spread = Math.sqrt(share * (1 - share) / sorted.length);
        boolean known = share - spread >= 0 && share + spread <= 1 && spread > 0;
        return new Estimate(
                value(share),
                known ? (value(share + spread) - value(share - spread)) / 2 : Double.NaN);
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
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return below == at
                ? sorted[below]
                : sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
