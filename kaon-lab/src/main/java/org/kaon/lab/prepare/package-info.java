/// From files to the rows a network is fed with, in memory that the file's size does not enter.
///
/// Chunks of columns stream through selection, truth, weight and inputs into one scratch file of
/// float32 rows for each part; a pass over a part reads rows by position, in any order. Enter at
/// [org.kaon.lab.prepare.Preparation]; [org.kaon.lab.prepare.EventReader] does the same for one
/// chunk, without a file. Knows experiments and columns, nothing of layers or training loops.
@NullMarked
package org.kaon.lab.prepare;

import org.jspecify.annotations.NullMarked;
