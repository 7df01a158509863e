/// Tables from one format into another: chosen and new columns, selected rows, in parts.
///
/// Enter at [org.kaon.lab.convert.Conversion]. A chunk of the source goes through a list of
/// [org.kaon.lab.convert.Stage]s into the sinks; no more than a chunk is in memory. Knows columns
/// and expressions, nothing of experiments but how they hash rows.
@NullMarked
package org.kaon.lab.convert;

import org.jspecify.annotations.NullMarked;
