/// Events of particles: jets of a toy parton shower, decays of new particles, identification in a
/// ring-imaging Cherenkov detector.
///
/// Enter at [ToyJets], [DecayTopology] and [RichIdentification]. Units: GeV, rad, c = 1.
@NullMarked
package org.kaon.physics.generator.particle;

import org.jspecify.annotations.NullMarked;
