package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVector;

/// A particle that jets cannot be made of: one that is not finite, larger than 1e150 GeV, or of an
/// energy below 0, which has no direction along the beam.
public final class BadParticleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final long index;

    BadParticleException(long index, FourVector particle) {
        super(
                "jets: particle %d is (E, px, py, pz) = (%s, %s, %s, %s), expected finite numbers and E ≥ 0. Select such particles first."
                        .formatted(
                                index, particle.e(), particle.px(), particle.py(), particle.pz()));
        this.index = index;
    }

    /// Which one, counted from 0 among those of its event or jet.
    public long index() {
        return index;
    }
}
