package org.kaon.physics.generator.calorimeter;

/// What hits a calorimeter, with its number in the PDG's scheme.
public enum Particle {
    ELECTRON(11),
    PHOTON(22),
    PION(211);

    private final int pdg;

    Particle(int pdg) {
        this.pdg = pdg;
    }

    public int pdg() {
        return pdg;
    }
}
