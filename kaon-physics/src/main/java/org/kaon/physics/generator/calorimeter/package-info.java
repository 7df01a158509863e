/// Showers of electrons, photons and pions in calorimeters, by parametrised profiles.
///
/// Enter at [CalorimeterShower] (a beam into a calorimeter). A [Medium] has the constants of the
/// material, [Longitudinal] and [Radial] the formulas of electromagnetic showers, [Hadronic] those
/// of pions; [Cells] says which cell a place belongs to.
///
/// *Sources*: G. Grindhammer, S. Peters, hep-ex/0001020 (the equations are cited by it); for
/// hadrons R. K. Bock et al., Nucl. Instrum. Meth. 186 (1981) 533, and D. E. Groom, Nucl. Instrum.
/// Meth. A 572 (2007) 633.
///
/// Units: GeV, mm, rad; depth `t` in radiation lengths from the start of the shower.
@NullMarked
package org.kaon.physics.generator.calorimeter;

import org.jspecify.annotations.NullMarked;
