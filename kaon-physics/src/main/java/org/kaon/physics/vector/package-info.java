/// Four-vectors: single ones, and many side by side in memory.
///
/// Enter at [FourVector] for one particle and at [FourVectors] for columns of particles; the
/// formulas that both use stand in [Kinematics]. [Boost] and [Rotation] change the frame of
/// reference; masses of pairs and systems, missing energy and what else analyses derive from
/// vectors are one class each.
///
/// What is not defined is NaN, where the class says so, and a NaN among the inputs gives NaN; only
/// a setting that can never be right is an error. Sizes are meant to stay within 1e±150 GeV, where
/// squares are numbers.
///
/// Units: energy, momentum and mass in GeV, angles in rad, c = 1. The beam is the z axis.
///
/// This room knows arrays and memory segments. It must not know files, tensors or jets.
@NullMarked
package org.kaon.physics.vector;

import org.jspecify.annotations.NullMarked;
