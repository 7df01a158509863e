/// Arrow's files and streams (IPC), which Feather 2 is too.
///
/// Enter at [org.kaon.io.arrow.ArrowSource]. A file is a list of messages: the schema,
/// dictionaries, batches of rows, each with a head in FlatBuffers and a body of buffers. Writes
/// nothing.
///
/// *Source*: Apache Arrow, `docs/source/format/Columnar.rst`, `format/Schema.fbs`,
/// `format/Message.fbs`.
@NullMarked
package org.kaon.io.arrow;

import org.jspecify.annotations.NullMarked;
