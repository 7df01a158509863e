package org.kaon.physics.generator.calorimeter;

/// A pure material.
///
/// *Source*: Particle Data Group, "Atomic and nuclear properties of materials"; the charge of lead
/// tungstate is its effective one.
///
/// @param density in g/cm³
/// @param radiationLength in g/cm²
/// @param criticalEnergy of electrons, in MeV
/// @param interactionLength nuclear, in g/cm²
record Material(
        double charge,
        double density,
        double radiationLength,
        double criticalEnergy,
        double interactionLength) {

    static final Material TUNGSTEN = new Material(74, 19.3, 6.76, 7.97, 191.9);
    static final Material LEAD = new Material(82, 11.35, 6.37, 7.43, 199.6);
    static final Material IRON = new Material(26, 7.874, 13.84, 21.68, 132.1);
    static final Material SILICON = new Material(14, 2.329, 21.82, 40.19, 108.4);
    static final Material ARGON = new Material(18, 1.396, 19.55, 32.84, 119.7);
    static final Material LEAD_TUNGSTATE = new Material(68.4, 8.30, 7.39, 9.64, 168.3);
}
