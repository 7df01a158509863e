/// Events made by formulas: what every generator has in common.
///
/// A [Generator] is a record of settings; it names its [Field]s and fills rows of plain arrays.
/// Event `i` of a seed is the same whatever range is asked for and however many threads fill: each
/// event draws from [Draws] of its own. A [Setting] carries name, unit, default and limits of one
/// knob, so the record that checks it and the help that explains it cannot differ. The table of all
/// kinds lies in `catalog`, above the rooms of single subjects.
///
/// Units: GeV, mm, ns, rad, c = 1, unless a field says otherwise. This room knows arrays; it must
/// not know files, columns or tensors.
@NullMarked
package org.kaon.physics.generator;

import org.jspecify.annotations.NullMarked;
