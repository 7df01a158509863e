package org.kaon.physics.cluster;

/// How particles are joined into jets: generalised kT with radius R.
///
/// Units: R in rad. *Errors*: a radius that is not in (0, 1000].
public record JetDefinition(Algorithm algorithm, double radius, Recombination recombination) {

    private static final double LARGEST_RADIUS = 1000;

    public JetDefinition {
        if (!(radius > 0 && radius <= LARGEST_RADIUS)) {
            throw new IllegalArgumentException(
                    "jets: the radius must lie in (0, 1000], got " + radius + ".");
        }
    }

    /// Anti-kT jets, momenta summed.
    public static JetDefinition antiKt(double radius) {
        return new JetDefinition(Algorithm.ANTI_KT, radius, Recombination.E_SCHEME);
    }

    /// kT jets, momenta summed.
    public static JetDefinition kt(double radius) {
        return new JetDefinition(Algorithm.KT, radius, Recombination.E_SCHEME);
    }

    /// Cambridge/Aachen jets, momenta summed.
    public static JetDefinition cambridgeAachen(double radius) {
        return new JetDefinition(Algorithm.CAMBRIDGE_AACHEN, radius, Recombination.E_SCHEME);
    }

    /// The same with another scheme.
    public JetDefinition with(Recombination scheme) {
        return new JetDefinition(algorithm, radius, scheme);
    }
}
