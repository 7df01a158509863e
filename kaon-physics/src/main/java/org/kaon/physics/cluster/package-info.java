/// Sequential recombination: particles become jets by joining the nearest pair again and again.
///
/// Enter at [JetDefinition] (algorithm, radius, scheme) and [Clustering], which turns the particles
/// of one event into a [ClusterSequence]: the tree of all joinings, from which come inclusive and
/// exclusive [Jet]s, their constituents and their parents.
///
/// Units: GeV, rad, c = 1. Randomness: none. Areas and ghosts are left out.
///
/// This room knows four-vectors in memory. It must not know files, tensors or networks.
@NullMarked
package org.kaon.physics.cluster;

import org.jspecify.annotations.NullMarked;
