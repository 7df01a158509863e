package org.kaon.physics.statistics;

import java.util.Locale;

/// Background rejection `R = 1/ε_B` at a signal efficiency `ε_S`.
///
/// `error = R² √(σ²(ε_B) + (dε_B/dε_S · σ(ε_S))²)`: binomial counting of the background that
/// passes, and the threshold's own error, since the threshold was read off a finite signal sample.
/// `lower` and `upper` bound R at 68 %, from the Clopper–Pearson interval of ε_B with the same
/// threshold term; `upper` may be infinite.
///
/// Where no background event passes, `value` is a lower limit at 95 % confidence, `1/(1 −
/// 0.05^{1/n})` for n background events (about n/3), `error` is NaN and [#isLimit] is true.
public record Rejection(
        double signalEfficiency,
        double threshold,
        double backgroundEfficiency,
        double value,
        double error,
        double lower,
        double upper) {

    /// The confidence of a lower limit.
    public static final double LIMIT_CONFIDENCE = 0.95;

    /// Whether no background passed, so that the value is a lower limit.
    public boolean isLimit() {
        return backgroundEfficiency == 0;
    }

    /// Value and error; the error of a limit is NaN.
    public Estimate estimate() {
        return new Estimate(value, error);
    }

    /// `225 ± 17`, or `> 3338 (95 % CL)` for a limit.
    @Override
    public String toString() {
        return isLimit()
                ? String.format(Locale.ROOT, "> %.0f (95 %% CL)", Math.floor(value))
                : estimate().toString();
    }
}
