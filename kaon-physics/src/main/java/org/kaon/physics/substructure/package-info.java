/// What jets are made of: grooming and shapes.
///
/// Enter at [SoftDrop], [Trimming], [Filtering] (what is left of a jet), [Subjettiness],
/// [EnergyCorrelations] and [JetShapes] (numbers that tell prongs from sprays), [LundPlane]. All
/// take the particles of one jet.
///
/// Units: GeV, rad, c = 1. Randomness: none.
///
/// This room knows four-vectors in memory and clusterings. It must not know files, tensors or
/// networks.
@NullMarked
package org.kaon.physics.substructure;

import org.jspecify.annotations.NullMarked;
