package org.kaon.physics.statistics;

import java.util.Arrays;

/// The normal distribution that fits the core of a sample: of all values within `μ ± kσ`, the mean
/// is μ and the standard deviation `σ √(1 − 2kφ(k)/(2Φ(k) − 1))`, what a normal distribution has
/// left of σ there. That is the fit of largest likelihood in a window that follows its own result,
/// so tails outside do not count.
///
/// Errors are those of that likelihood: with `P = 2Φ(k) − 1` and `n = inside/P`, `σ_μ = σ/√(n(P −
/// 2kφ(k)))` and `σ_σ = σ/√(n(m₄ − m₂²/P))`, where m₂ and m₄ are the moments of a normal
/// distribution inside ± k.
///
/// @param inside how many values are in the window
public record GaussianCore(Estimate mean, Estimate sigma, long inside) {

    /// Two standard deviations: 95 % of a normal distribution.
    public static final double STANDARD_WINDOW = 2;

    private static final int MOST_STEPS = 1000;
    private static final double PRECISE = 1e-10;

    /// The core of finite values within k standard deviations, k from 1 to 5. Fewer than three
    /// different values have an undefined core.
    ///
    /// *Errors*: [IllegalArgumentException] for a value that is not finite, or another k.
    public static GaussianCore of(double[] values, double k) {
        if (!(k >= 1 && k <= 5)) {
            throw new IllegalArgumentException(
                    "Gaussian core: expected a window of 1 to 5 standard deviations, got "
                            + k
                            + ".");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        if (last >= 0 && !(Double.isFinite(sorted[0]) && Double.isFinite(sorted[last]))) {
            throw new IllegalArgumentException("Gaussian core: expected finite values only.");
        }
        if (last < 2 || !(sorted[last] > sorted[0])) {
            return new GaussianCore(Estimate.undefined(), Estimate.undefined(), sorted.length);
        }
        return fit(sorted, k);
    }

    private static GaussianCore fit(double[] sorted, double k) {
        Quantile quantiles = Quantile.of(sorted);
        double mean = quantiles.at(0.5).value();
        double sigma = quantiles.halfWidth().value();
        double share = 1 - 2 * Normal.above(k);
        double second = share - 2 * k * Normal.density(k);
        double inside = 0;
        for (int step = 0; step < MOST_STEPS && sigma > 0; step++) {
            int from = first(sorted, mean - k * sigma);
            int to = first(sorted, Math.nextUp(mean + k * sigma));
            inside = to - from;
            double newMean = 0;
            for (int i = from; i < to; i++) {
                newMean += sorted[i] / inside;
            }
            double squares = 0;
            for (int i = from; i < to; i++) {
                squares += (sorted[i] - newMean) * (sorted[i] - newMean) / inside;
            }
            double newSigma = Math.sqrt(squares * share / second);
            boolean settled =
                    Math.abs(newMean - mean) + Math.abs(newSigma - sigma) < PRECISE * sigma;
            mean = newMean;
            sigma = newSigma;
            if (settled) {
                break;
            }
        }
        if (!(sigma > 0)) {
            return new GaussianCore(Estimate.undefined(), Estimate.undefined(), (long) inside);
        }
        double all = inside / share;
        double fourth = 3 * share - 2 * (k * k * k + 3 * k) * Normal.density(k);
        return new GaussianCore(
                new Estimate(mean, sigma / Math.sqrt(all * second)),
                new Estimate(sigma, sigma / Math.sqrt(all * (fourth - second * second / share))),
                (long) inside);
    }

    // The first index whose value is at least the bound.
    private static int first(double[] sorted, double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
