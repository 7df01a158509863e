package org.kaon.physics.generator.cosmic;

import org.kaon.physics.generator.Kind;

import java.util.ArrayList;
import java.util.List;

/// The kinds of cosmic-ray events.
public final class CosmicKinds {

    private CosmicKinds() {}

    /// All of them.
    public static List<Kind> all() {
        List<Kind> all = new ArrayList<>(AirShower.kinds());
        all.add(CosmicSky.kind());
        return List.copyOf(all);
    }
}
