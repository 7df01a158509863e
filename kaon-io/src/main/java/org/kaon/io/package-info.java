/// Files to columns: one door for all formats.
///
/// Enter at [Sources]. The formats live in the packages beside, each behind
/// [org.kaon.io.column.Source]; they do not know this package nor each other.
@NullMarked
package org.kaon.io;

import org.jspecify.annotations.NullMarked;
