package org.kaon.physics.comparison;

/// How unlike the contents of the same bins are, as shares of their sums.
public final class Divergence {

    private Divergence() {}

    /// `½ Σ (p − q)² / (p + q)`: the separation power, 0 for equal histograms, 1 for histograms
    /// that share no bin. Bins that are empty in both do not count.
    ///
    /// Source: Hoecker et al., TMVA Users Guide, physics/0703039.
    public static double separation(double[] first, double[] second) {
        double[] p = shares(first, second);
        double[] q = shares(second, first);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double both = p[i] + q[i];
            sum += both > 0 ? (p[i] - q[i]) * (p[i] - q[i]) / both : 0;
        }
        return sum / 2;
    }

    /// `√(½ KL(p, m) + ½ KL(q, m))` with `m = (p + q)/2` in natural units: the distance of Jensen
    /// and Shannon, at most `√ln 2`.
    public static double jensenShannon(double[] first, double[] second) {
        double[] p = shares(first, second);
        double[] q = shares(second, first);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double middle = (p[i] + q[i]) / 2;
            sum += (relative(p[i], middle) + relative(q[i], middle)) / 2;
        }
        return Math.sqrt(Math.max(sum, 0));
    }

    private static double relative(double p, double m) {
        return p > 0 ? p * StrictMath.log(p / m) : 0;
    }

    private static double[] shares(double[] contents, double[] other) {
        double total = 0;
        for (double content : contents) {
            if (!(content >= 0)) {
                throw new IllegalArgumentException(
                        "divergence: expected contents ≥ 0, got " + content + ".");
            }
            total += content;
        }
        if (contents.length != other.length || !(total > 0) || Double.isInfinite(total)) {
            throw new IllegalArgumentException(
                    "divergence: expected as many bins in both, not all empty, got %d and %d bins and"
                                    .formatted(contents.length, other.length)
                            + " the sum "
                            + total
                            + ".");
        }
        double[] shares = new double[contents.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = contents[i] / total;
        }
        return shares;
    }
}
