/// Columns: what every file format turns into, off heap, jagged as in the file.
///
/// Enter at [Source]: its [Schema] names the columns, its [Split]s say what is cheap to read alone,
/// and a [Reader] gives [Chunk]s of [Column]s. Values are little-endian and start at 64-byte
/// borders; a jagged column is offsets and content, as in Arrow.
///
/// This package knows no file format and no deep learning.
@NullMarked
package org.kaon.io.column;

import org.jspecify.annotations.NullMarked;
