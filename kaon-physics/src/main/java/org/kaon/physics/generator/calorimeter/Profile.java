package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Gamma;

/// The longitudinal profile of a shower, `f(t) = β (βt)^(α−1) e^(−βt) / Γ(α)`, of its energy or of
/// its spots; its maximum lies at `T = (α − 1)/β`.
public record Profile(double alpha, double beta) {

    static Profile peaking(double alpha, double maximum) {
        return new Profile(alpha, (alpha - 1) / maximum);
    }

    double maximum() {
        return (alpha - 1) / beta;
    }

    /// `f` at depths `0, h, 2h, …` into an array.
    void sample(double h, double[] values) {
        double constant = Math.log(beta) - Gamma.log(alpha);
        values[0] = 0;
        for (int i = 1; i < values.length; i++) {
            double t = beta * h * i;
            values[i] = Math.exp(constant + (alpha - 1) * Math.log(t) - t);
        }
    }

    /// `∫₀ᵗ f`, the regularised incomplete gamma function, by its series; to 1e-12 for βt up to
    /// 100.
    public double upTo(double t) {
        double x = beta * t;
        if (x <= 0) {
            return 0;
        }
        if (x > alpha + 40 + 8 * Math.sqrt(alpha)) {
            return 1;
        }
        double term = 1 / alpha;
        double sum = term;
        for (int n = 1; n < 1000 && term > 1e-16 * sum; n++) {
            term *= x / (alpha + n);
            sum += term;
        }
        return Math.min(1, sum * Math.exp(alpha * Math.log(x) - x - Gamma.log(alpha)));
    }
}
