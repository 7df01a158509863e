package org.kaon.physics.generator.cosmic;

import org.kaon.physics.generator.Draws;

/// What a cosmic ray may be, and how deep its shower's maximum lies.
///
/// With `L = ln A` and `e = lg(E/10 EeV)`
///
///     ⟨X_max⟩ = 806.1 + 56.3 e + (0.35 − 56.3/ln 10 + 1.04 e) L     g/cm²
///     σ² = (3284 − 260 e + 132 e²)(1 + (−0.462 − 0.0008 e) L + 0.059 L²)
///
/// A single shower's depth is `⟨X_max⟩ + σ (0.8 (x − 1) + 0.6 g)` with x exponential and g normal: the
/// tail to large depths that the first interaction leaves (skewness 1.02).
///
/// *Source*: Pierre Auger Collaboration, JCAP 02 (2013) 026, section 2 and table 1, EPOS-LHC; the shape
/// is a choice of this generator.
public enum Nucleus {
    PROTON(1),
    HELIUM(4),
    NITROGEN(14),
    IRON(56);

    private final int mass;

    Nucleus(int mass) {
        this.mass = mass;
    }

    /// Number of nucleons.
    public int mass() {
        return mass;
    }

    /// Mean depth of the maximum for `energy` EeV.
    double meanDepth(double energy) {
        double e = Math.log10(energy / 10);
        return 806.1 + 56.3 * e + (0.35 - 56.3 / Math.log(10) + 1.04 * e) * Math.log(mass);
    }

    /// Standard deviation of the depth of the maximum.
    double depthSpread(double energy) {
        double e = Math.log10(energy / 10);
        double l = Math.log(mass);
        double proton = 3284 - 260 * e + 132 * e * e;
        return Math.sqrt(proton * (1 + (-0.462 - 0.0008 * e) * l + 0.059 * l * l));
    }

    double drawDepth(double energy, Draws draws) {
        double shape = 0.8 * (draws.exponential() - 1) + 0.6 * draws.normal();
        return Math.max(300, meanDepth(energy) + depthSpread(energy) * shape);
    }
}
