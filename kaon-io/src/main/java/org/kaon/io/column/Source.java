package org.kaon.io.column;

import java.io.IOException;
import java.util.List;

/// A table in a file, or in several files one after the other.
///
/// *Threads*: several threads may open and use readers of one source at once; each reader serves
/// one thread.
public interface Source extends AutoCloseable {

    /// Names and types of all columns.
    Schema schema();

    /// Number of rows.
    long rows();

    /// All rows, cut where the file is cut (clusters, row groups), in order.
    List<Split> splits();

    /// The wanted columns of a range of rows, which need not be one of [#splits()].
    ///
    /// *Errors*: an unknown column is a [FormatException] that names the nearest ones.
    Reader open(Split rows, Projection columns, Memory memory) throws IOException;

    @Override
    void close() throws IOException;
}
