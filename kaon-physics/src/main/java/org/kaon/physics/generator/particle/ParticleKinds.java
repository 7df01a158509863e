package org.kaon.physics.generator.particle;

import org.kaon.physics.generator.Kind;

import java.util.List;

/// The kinds of events of particles.
public final class ParticleKinds {

    private ParticleKinds() {}

    /// All of them.
    public static List<Kind> all() {
        return List.of(ToyJets.kind(), DecayTopology.kind(), RichIdentification.kind());
    }
}
