/// Generated events on their way into files and pictures.
///
/// Enter at [Generation] (any number of events into a file, in bounded memory) and [EventPicture]
/// (some events and their mean as figures). This room binds the plain arrays of generators to
/// columns; it must not know formulas of physics or arguments of commands.
@NullMarked
package org.kaon.lab.generate;

import org.jspecify.annotations.NullMarked;
