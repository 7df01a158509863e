/// Figures of maps, numbers on a plane grid: how strong their waves are, and what shape their high
/// places have.
///
/// Enter at [PowerSpectrum] and [Minkowski]; both take a map as rows one after the other. Lengths
/// are in cells. A figure of many maps is the mean of theirs, with its error.
///
/// This room knows arrays of numbers. It must not know files, tensors or networks.
@NullMarked
package org.kaon.physics.field;

import org.jspecify.annotations.NullMarked;
