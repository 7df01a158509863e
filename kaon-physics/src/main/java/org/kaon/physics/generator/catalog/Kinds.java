package org.kaon.physics.generator.catalog;

import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.SettingException;
import org.kaon.physics.generator.calorimeter.CalorimeterKinds;
import org.kaon.physics.generator.cosmic.CosmicKinds;
import org.kaon.physics.generator.lattice.LatticeKinds;
import org.kaon.physics.generator.particle.ParticleKinds;

import java.util.List;
import java.util.stream.Stream;

/// The table of all kinds of events.
public final class Kinds {

    private static final List<Kind> ALL =
            Stream.of(
                            CalorimeterKinds.all(),
                            CosmicKinds.all(),
                            LatticeKinds.all(),
                            ParticleKinds.all())
                    .flatMap(List::stream)
                    .toList();

    private Kinds() {}

    public static List<Kind> all() {
        return ALL;
    }

    /// The kind of this name.
    ///
    /// *Errors*: [SettingException] that lists the names there are.
    public static Kind named(String name) {
        return ALL.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new SettingException(
                                "no kind of event is called \"%s\"; there are: %s."
                                        .formatted(
                                                name,
                                                String.join(
                                                        ", ",
                                                        ALL.stream().map(Kind::name).toList()))));
    }
}
