package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Draws;

/// How the profiles of electromagnetic showers of one energy are distributed: `ln T` and `ln α` are
/// normal and correlated.
///
/// With `y = E/E_c`, for homogeneous media
///
///     ⟨ln T⟩ = ln(ln y − 0.812)                    σ(ln T) = 1/(−1.4 + 1.26 ln y)
///     ⟨ln α⟩ = ln(0.81 + (0.458 + 2.26/Z) ln y)    σ(ln α) = 1/(−0.58 + 0.86 ln y)
///     ρ = 0.705 − 0.023 ln y
///
/// and for sampling ones
///
///     ⟨ln T⟩ = ln(exp⟨ln T⟩ − 0.55/F_S − 0.69 (1 − ê))    σ(ln T) = 1/(−2.5 + 1.25 ln y)
///     ⟨ln α⟩ = ln(exp⟨ln α⟩ − 0.476/F_S)                  σ(ln α) = 1/(−0.82 + 0.79 ln y)
///     ρ = 0.784 − 0.023 ln y
///
/// *Source*: hep-ex/0001020, individual showers (sections 2.2 and 3.2); deviations are held below 0.5
/// and α above 1.1 as in Geant4's use of them.
public record Longitudinal(
        double meanLogT,
        double meanLogAlpha,
        double sigmaLogT,
        double sigmaLogAlpha,
        double correlation) {

    private static final double LARGEST_SIGMA = 0.5;
    private static final double LEAST_ALPHA = 1.1;

    /// Those of electrons of `energy` GeV.
    public static Longitudinal of(double energy, Medium medium) {
        double log = Math.log(energy / medium.criticalEnergy());
        double t = Math.max(log - 0.812, 0.1);
        double alpha = Math.max(0.81 + (0.458 + 2.26 / medium.charge()) * log, LEAST_ALPHA);
        if (!medium.samples()) {
            return new Longitudinal(
                    Math.log(t),
                    Math.log(alpha),
                    sigma(-1.4 + 1.26 * log),
                    sigma(-0.58 + 0.86 * log),
                    0.705 - 0.023 * log);
        }
        double plates = medium.inverseSamplingFrequency();
        double thinT = t - 0.55 * plates - 0.69 * (1 - medium.electronResponse());
        double thinAlpha = alpha - 0.476 * plates;
        return new Longitudinal(
                Math.log(Math.max(thinT, 0.1)),
                Math.log(Math.max(thinAlpha, LEAST_ALPHA)),
                sigma(-2.5 + 1.25 * log),
                sigma(-0.82 + 0.79 * log),
                0.784 - 0.023 * log);
    }

    private static double sigma(double inverse) {
        return inverse > 1 / LARGEST_SIGMA ? 1 / inverse : LARGEST_SIGMA;
    }

    /// The profile of one shower.
    Profile draw(Draws draws) {
        return profile(draws.normal(), draws.normal());
    }

    /// The profile for two independent standard normal numbers.
    public Profile profile(double first, double second) {
        double same = Math.sqrt((1 + correlation) / 2) * first;
        double opposite = Math.sqrt((1 - correlation) / 2) * second;
        double t = Math.exp(meanLogT + sigmaLogT * (same + opposite));
        double alpha = Math.exp(meanLogAlpha + sigmaLogAlpha * (same - opposite));
        return Profile.peaking(Math.max(alpha, LEAST_ALPHA), t);
    }

    /// `τ = t/T · e^⟨ln α⟩ / (e^⟨ln α⟩ − 1)`: the depth in units of the shower's centre of gravity,
    /// in which radial profiles are alike; for t = 1.
    double depthScale(Profile profile) {
        double alpha = Math.exp(meanLogAlpha);
        return alpha / (alpha - 1) / profile.maximum();
    }
}
