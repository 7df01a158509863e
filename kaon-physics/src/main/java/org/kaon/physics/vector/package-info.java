/// Four-vectors: single ones, and many side by side in memory.
///
/// Enter at [FourVector] for one particle and at [FourVectors] for columns of particles; the
/// formulas that both use stand in [Kinematics].
///
/// Units: energy, momentum and mass in GeV, angles in rad, c = 1. The beam is the z axis.
///
/// This room knows arrays and memory segments. It must not know files, tensors or jets.
@NullMarked
package org.kaon.physics.vector;

import org.jspecify.annotations.NullMarked;
