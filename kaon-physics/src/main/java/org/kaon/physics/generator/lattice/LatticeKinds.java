package org.kaon.physics.generator.lattice;

import org.kaon.physics.generator.Kind;

import java.util.List;

/// The kinds of numbers on grids.
public final class LatticeKinds {

    private LatticeKinds() {}

    /// All of them.
    public static List<Kind> all() {
        return List.of(IsingLattice.kind(), RandomField.kind(), OccupancyMap.kind());
    }
}
