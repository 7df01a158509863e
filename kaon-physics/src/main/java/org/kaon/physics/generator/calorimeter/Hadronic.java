package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Draws;

/// Showers of charged pions: a first interaction, and from there an electromagnetic and a hadronic
/// part.
///
/// - The first interaction lies at a depth with density `e^(−s/λ)/λ`.
/// - The electromagnetic fraction has the mean `f = 1 − (E/E₀)^(k−1)`, `k = 0.82`, `E₀ = 1 GeV`
///   (Groom); it follows a Beta distribution whose `a + b = 4.6 ln(E/E₀) + 1`, a choice of this
///   generator that gives σ = 0.10 at 150 GeV.
/// - The rest, `(1 − f)E`, is seen with the response h/e, along the axis as a Gamma distribution
///   with `α = 0.62 + 0.32 ln E` and `β = 0.91 − 0.02 ln E` per interaction length (Bock et al.),
///   and with the fluctuations `σ/E = c_h/√E` of its slices.
/// - Its radius is `R = λ (0.1 + 0.12 s/λ)` in the same radial form as an electromagnetic core: a
///   choice of this generator.
///
/// Neutrons that come late, tracks before the interaction and back-scattering are left out.
///
/// @param stochasticTerm c_h
/// @param electronToHadron e/h
record Hadronic(Electromagnetic electromagnetic, double stochasticTerm, double electronToHadron) {

    private static final double EXPONENT = 0.82;
    private static final double SPOTS_PER_GEV = 15;
    private static final double STEP = 0.05;

    /// Mean electromagnetic fraction of pions of `energy` GeV.
    static double meanFraction(double energy) {
        return Math.max(0, 1 - Math.pow(energy, EXPONENT - 1));
    }

    void shower(double energy, double end, Scratch scratch, Draws draws) {
        Medium medium = electromagnetic.medium();
        double start = draws.exponential() * medium.interactionLength();
        double fraction = fraction(energy, draws);
        if (start >= end) {
            return;
        }
        if (fraction > 0) {
            electromagnetic.shower(fraction * energy, start, end, scratch, draws);
        }
        rest(energy, (1 - fraction) * energy / electronToHadron, start, end, scratch, draws);
    }

    private static double fraction(double energy, Draws draws) {
        double mean = meanFraction(energy);
        if (mean <= 0) {
            return 0;
        }
        double sum = 4.6 * Math.log(energy) + 1;
        return draws.beta(mean * sum, (1 - mean) * sum);
    }

    /// The profile of the hadronic part, its depth in interaction lengths.
    static Profile profile(double energy) {
        double log = Math.log(energy);
        return new Profile(Math.max(0.62 + 0.32 * log, 0.5), Math.max(0.91 - 0.02 * log, 0.3));
    }

    // The density diverges at 0 for small alpha, so its slices come from the incomplete gamma
    // function by its series.
    private void rest(
            double energy, double seen, double start, double end, Scratch scratch, Draws draws) {
        double length = electromagnetic.medium().interactionLength();
        Profile profile = profile(energy);
        double step = STEP * length;
        double before = 0;
        for (int i = 0; start + i * step < end && before < 1 - 1e-6; i++) {
            double upTo = profile.upTo(STEP * (i + 1));
            double part = seen * (upTo - before);
            before = upTo;
            double visible = Electromagnetic.sampled(part, stochasticTerm, draws);
            if (visible <= 0) {
                continue;
            }
            int count = Math.max(1, draws.poisson(SPOTS_PER_GEV * part));
            double radius = length * (0.1 + 0.12 * STEP * (i + 0.5));
            Deposits.Slice slice = new Deposits.Slice(start + i * step, step, radius, radius, 1);
            scratch.deposits().slice(slice, visible, count, draws);
        }
    }
}
