/// Numbers on grids: spins, random fields, occupancies of a detector.
///
/// Enter at [IsingLattice], [RandomField] and [OccupancyMap].
@NullMarked
package org.kaon.physics.generator.lattice;

import org.jspecify.annotations.NullMarked;
