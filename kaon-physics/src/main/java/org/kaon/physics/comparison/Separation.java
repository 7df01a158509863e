package org.kaon.physics.comparison;

import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Histogram;

/// The separation power of two histograms with its error: [Divergence#separation] without what the
/// fluctuations of their contents add to it, `Σ 2(q² σ_p² + p² σ_q²)/(p + q)³`.
///
/// 0 for one distribution, where it may come out a little below, and 1 for histograms that share no
/// bin. The error is that of small changes of both histograms' shares, which are tied by their
/// sums.
public final class Separation {

    private Separation() {}

    /// Of two histograms of the same bins; undefined where one has no positive sum. Contents below
    /// 0 count as 0.
    public static Estimate of(Histogram first, Histogram second) {
        first.requireSameBins(second);
        Shares p = Shares.of(first);
        Shares q = Shares.of(second);
        if (!(p.total > 0 && q.total > 0)) {
            return Estimate.undefined();
        }
        double value = 0;
        for (int i = 0; i < first.bins(); i++) {
            double both = p.share(i) + q.share(i);
            if (both > 0) {
                double off = p.share(i) - q.share(i);
                double added =
                        q.share(i) * q.share(i) * p.variance(i)
                                + p.share(i) * p.share(i) * q.variance(i);
                value += off * off / (2 * both) - 2 * added / (both * both * both);
            }
        }
        return new Estimate(value, Math.sqrt(variance(p, q) + variance(q, p)));
    }

    // What the fluctuations of p do: ∂/∂p = (p − q)(p + 3q)/(2(p + q)²), less its mean.
    private static double variance(Shares p, Shares q) {
        double[] slope = new double[p.sums.length];
        double mean = 0;
        for (int i = 0; i < slope.length; i++) {
            double both = p.share(i) + q.share(i);
            double off = p.share(i) - q.share(i);
            slope[i] = both > 0 ? off * (both + 2 * q.share(i)) / (2 * both * both) : 0;
            mean += p.share(i) * slope[i];
        }
        double variance = 0;
        for (int i = 0; i < slope.length; i++) {
            variance += (slope[i] - mean) * (slope[i] - mean) * p.variance(i);
        }
        return variance;
    }

    private record Shares(double[] sums, double[] errors, double total) {

        static Shares of(Histogram histogram) {
            double[] sums = new double[histogram.bins()];
            double[] errors = new double[sums.length];
            double total = 0;
            for (int i = 0; i < sums.length; i++) {
                sums[i] = Math.max(histogram.content(i).value(), 0);
                errors[i] = histogram.content(i).error();
                total += sums[i];
            }
            return new Shares(sums, errors, total);
        }

        double share(int bin) {
            return sums[bin] / total;
        }

        double variance(int bin) {
            return errors[bin] / total * (errors[bin] / total);
        }
    }
}
