/// Particles by their codes in the numbering scheme of the Particle Data Group.
///
/// Enter at [ParticleCode].
///
/// Units: charges in e.
///
/// This room knows numbers only.
@NullMarked
package org.kaon.physics.particle;

import org.jspecify.annotations.NullMarked;
