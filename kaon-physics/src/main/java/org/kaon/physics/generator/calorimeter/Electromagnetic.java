package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Draws;

/// Electromagnetic showers: profiles after [Longitudinal] and [Radial], sampling fluctuations and
/// spots.
///
/// The visible energy of a slice is Gamma distributed with mean `dE` and variance `c² dE` (E in GeV),
/// so that `σ/E = c/√E` for the whole. It falls in Poisson many spots, of which a shower has
/// `93 ln Z E^0.876` in a homogeneous medium and `10.3/c E^0.959` in a sampling one; they follow a
/// profile of their own with
///
///     T_s = T (0.698 + 0.00212 Z), α_s = α (0.639 + 0.00334 Z)      homogeneous
///     T_s = T (0.813 + 0.0019 Z),  α_s = α (0.844 + 0.0026 Z)       sampling
///
/// *Source*: hep-ex/0001020, sections 2.4 and 3.4.
///
/// @param stochasticTerm c
record Electromagnetic(Medium medium, double stochasticTerm) {

    /// Slices of a quarter of a radiation length.
    static final double STEP = 0.25;

    private static final double LEAST_ENERGY = 0.05;

    /// Puts a shower of `energy` that starts `start` mm along the axis, and ends at `end` mm.
    void shower(double energy, double start, double end, Scratch scratch, Draws draws) {
        Deposits deposits = scratch.deposits();
        if (start >= end) {
            return;
        }
        Longitudinal longitudinal = Longitudinal.of(Math.max(energy, LEAST_ENERGY), medium);
        Profile profile = longitudinal.draw(draws);
        double tau = longitudinal.depthScale(profile);
        profile.sample(STEP / 2, scratch.energyProfile());
        spots(profile).sample(STEP / 2, scratch.spotProfile());
        Radial radial = new Radial(Math.log(Math.max(energy, LEAST_ENERGY)), medium);
        double step = STEP * medium.radiationLength();
        int steps = Math.min(scratch.steps(), (int) Math.ceil((end - start) / step));
        double all = count(energy);
        for (int i = 0; i < steps; i++) {
            double part = energy * simpson(scratch.energyProfile(), i);
            double visible = sampled(part, stochasticTerm, draws);
            if (visible <= 0) {
                continue;
            }
            int count = Math.max(1, draws.poisson(all * simpson(scratch.spotProfile(), i)));
            double middle = tau * STEP * (i + 0.5);
            Deposits.Slice slice =
                    new Deposits.Slice(
                            start + i * step,
                            step,
                            radial.core(middle) * medium.moliereRadius(),
                            radial.tail(middle) * medium.moliereRadius(),
                            radial.coreWeight(middle));
            deposits.slice(slice, visible, count, draws);
        }
    }

    /// A part of the energy with its sampling fluctuation.
    static double sampled(double energy, double term, Draws draws) {
        double unit = term * term;
        return unit > 0 ? unit * draws.gamma(energy / unit) : energy;
    }

    // Simpson's rule over slice i of values at half slices.
    static double simpson(double[] values, int i) {
        return STEP / 6 * (values[2 * i] + 4 * values[2 * i + 1] + values[2 * i + 2]);
    }

    private double count(double energy) {
        if (!medium.samples()) {
            return 93 * Math.log(medium.charge()) * Math.pow(energy, 0.876);
        }
        return 10.3 / Math.max(stochasticTerm, 0.01) * Math.pow(energy, 0.959);
    }

    private Profile spots(Profile profile) {
        double z = medium.charge();
        double t = medium.samples() ? 0.813 + 0.0019 * z : 0.698 + 0.00212 * z;
        double a = medium.samples() ? 0.844 + 0.0026 * z : 0.639 + 0.00334 * z;
        return Profile.peaking(
                Math.max(profile.alpha() * a, 1.05), Math.max(profile.maximum() * t, 0.1));
    }
}
