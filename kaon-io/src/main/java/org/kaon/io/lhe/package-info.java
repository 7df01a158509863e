/// Les Houches event files: what generators of hard processes write.
///
/// Enter at [LheSource]. This package knows no other format.
///
/// *Units*: GeV, as in the files; lifetimes in mm.
///
/// *Source*: J. Alwall et al., Comput. Phys. Commun. 176 (2007) 300; J. R. Andersen et al.,
/// arXiv:1405.1067, for the weights.
@NullMarked
package org.kaon.io.lhe;

import org.jspecify.annotations.NullMarked;
