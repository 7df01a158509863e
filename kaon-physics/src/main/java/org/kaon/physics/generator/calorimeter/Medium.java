package org.kaon.physics.generator.calorimeter;

/// What a shower sees of a calorimeter's material.
///
/// @param charge effective Z
/// @param radiationLength X₀ in mm
/// @param moliereRadius R_M in mm
/// @param criticalEnergy E_c in GeV
/// @param interactionLength λ in mm
/// @param inverseSamplingFrequency 1/F_S = pitch/X₀; 0 for a homogeneous medium
/// @param electronResponse ê, the response to electrons over that to minimum-ionising particles; 1
///   for a homogeneous medium
public record Medium(
        double charge,
        double radiationLength,
        double moliereRadius,
        double criticalEnergy,
        double interactionLength,
        double inverseSamplingFrequency,
        double electronResponse) {

    private static final double SCALE_ENERGY = 21.2;

    /// Crystals of lead tungstate.
    public static Medium leadTungstate() {
        return homogeneous(Material.LEAD_TUNGSTATE);
    }

    /// Plates of 3.5 mm of tungsten with 1.6 mm of silicon: an electromagnetic calorimeter of 1 X₀
    /// a layer with cells of 5.1 mm depth.
    public static Medium tungstenSilicon() {
        return sampling(Material.TUNGSTEN, 3.5, Material.SILICON, 1.6);
    }

    /// The calorimeter of CaloChallenge's second and third data set: 45 layers of 2.8 mm of
    /// tungsten and 0.6 mm of silicon.
    public static Medium fineTungstenSilicon() {
        return sampling(Material.TUNGSTEN, 2.8, Material.SILICON, 0.6);
    }

    /// Flat plates of 2 mm of lead with 4 mm of liquid argon.
    public static Medium leadArgon() {
        return sampling(Material.LEAD, 2, Material.ARGON, 4);
    }

    /// Plates of 20 mm of iron with 3 mm of silicon, for hadrons.
    public static Medium ironSilicon() {
        return sampling(Material.IRON, 20, Material.SILICON, 3);
    }

    public boolean samples() {
        return inverseSamplingFrequency > 0;
    }

    private static Medium homogeneous(Material m) {
        double length = 10 * m.radiationLength() / m.density();
        return new Medium(
                m.charge(),
                length,
                SCALE_ENERGY * length / m.criticalEnergy(),
                m.criticalEnergy() * 1e-3,
                10 * m.interactionLength() / m.density(),
                0,
                1);
    }

    /// *Source*: hep-ex/0001020, the effective constants of a sampling calorimeter (section 3):
    /// means weighted by mass, `ê = 1/(1 + 0.007 (Z_p − Z_a))`.
    private static Medium sampling(Material passive, double p, Material active, double a) {
        double mass = passive.density() * p + active.density() * a;
        double wp = passive.density() * p / mass;
        double wa = active.density() * a / mass;
        double density = mass / (p + a);
        double length = 1 / (wp / passive.radiationLength() + wa / active.radiationLength());
        double perMoliere =
                (wp * passive.criticalEnergy() / passive.radiationLength()
                                + wa * active.criticalEnergy() / active.radiationLength())
                        / SCALE_ENERGY;
        double interaction =
                1 / (wp / passive.interactionLength() + wa / active.interactionLength());
        double radiationLength = 10 * length / density;
        return new Medium(
                wp * passive.charge() + wa * active.charge(),
                radiationLength,
                10 / perMoliere / density,
                length * perMoliere * SCALE_ENERGY * 1e-3,
                10 * interaction / density,
                (p + a) / radiationLength,
                1 / (1 + 0.007 * (passive.charge() - active.charge())));
    }
}
