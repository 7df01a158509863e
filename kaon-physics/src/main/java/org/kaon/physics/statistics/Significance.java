package org.kaon.physics.statistics;

/// How many standard deviations an excess of s expected signal events over b expected background
/// events is worth.
///
/// *Units*: events; with event weights, those of the luminosity. *Errors*:
/// [IllegalArgumentException] for negative or infinite s, b or errors.
public final class Significance {

    /// The constant that the HiggsML challenge added to the background.
    public static final double HIGGS_ML = 10;

    private static final double SMALL = 1e-4;

    private Significance() {}

    /// `s/√b`; infinite for no background.
    public static double simple(double s, double b) {
        check("s/√b", s, b);
        return s == 0 ? 0 : s / Math.sqrt(b);
    }

    /// `√(2((s + b) ln(1 + s/b) − s))`: the median significance of a counting experiment of known
    /// background.
    ///
    /// Source: Cowan et al., Eur. Phys. J. C 71 (2011) 1554, equation 97.
    public static double asimov(double s, double b) {
        check("Asimov significance", s, b);
        return s == 0 ? 0 : root(s, b);
    }

    /// The same where the background is known to ± σ: `√2 · √((s + b) ln((s + b)(b + σ²)/(b² + (s +
    /// b)σ²)) − b²/σ² ln(1 + σ²s/(b(b + σ²))))`; 0 for `b = 0 ± σ`, where s may all be background.
    ///
    /// Source: Cowan, "Discovery sensitivity for a counting experiment with background
    /// uncertainty", 2012, equation 20.
    public static double asimov(double s, Estimate background) {
        double b = background.value();
        double variance = background.error() * background.error();
        check("Asimov significance", s, b);
        check("Asimov significance", s, variance);
        if (s == 0 || variance == 0) {
            return asimov(s, b);
        }
        if (b == 0) {
            return 0;
        }
        double n = s + b;
        double sum = b + variance;
        if (s < SMALL * b) {
            // Both terms cancel where s is small: three terms of the series in s.
            double cubic = s * (b + 2 * variance) / (b * sum);
            double ratio = variance / sum;
            double quartic = s * s / (b * b) * (sum / b) * (1 - ratio * ratio * ratio);
            return s / Math.sqrt(sum) * Math.sqrt(1 - cubic / 3 + quartic / 6);
        }
        double first = n * StrictMath.log1p(s * b / (b * b + n * variance));
        double second = b * b / variance * StrictMath.log1p(variance * s / (b * sum));
        return Math.sqrt(Math.max(2 * (first - second), 0));
    }

    /// `√(2((s + b + b_r) ln(1 + s/(b + b_r)) − s))`: the approximate median significance of the
    /// HiggsML challenge.
    ///
    /// Source: Adam-Bourdarios et al., JMLR W&CP 42 (2015) 19.
    public static double ams(double s, double b, double regularisation) {
        check("AMS", s, b);
        check("AMS", s, regularisation);
        return s == 0 ? 0 : root(s, b + regularisation);
    }

    /// [#ams] of sums of weights with the errors of both.
    public static Estimate ams(Estimate signal, Estimate background, double regularisation) {
        double s = signal.value();
        double b = background.value() + regularisation;
        double value = ams(s, background.value(), regularisation);
        if (!(value > 0) || Double.isInfinite(value)) {
            return new Estimate(value, Double.NaN);
        }
        double logarithm = StrictMath.log1p(s / b);
        double error =
                Math.hypot(logarithm * signal.error(), (logarithm - s / b) * background.error());
        return new Estimate(value, error / value);
    }

    private static double root(double s, double b) {
        double x = s / b;
        // Both terms cancel where x is small.
        double half =
                x < SMALL
                        ? b * x * x * (0.5 - x / 6 + x * x / 12)
                        : (s + b) * StrictMath.log1p(x) - s;
        return Math.sqrt(2 * half);
    }

    private static void check(String what, double s, double b) {
        if (!(s >= 0 && b >= 0) || Double.isInfinite(s) || Double.isInfinite(b)) {
            throw new IllegalArgumentException(
                    what + ": expected finite numbers ≥ 0, got " + s + " and " + b + ".");
        }
    }
}
