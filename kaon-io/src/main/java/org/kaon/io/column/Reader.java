package org.kaon.io.column;

import java.io.IOException;
import java.util.Optional;

/// Gives the rows of a split as chunks, in order. For one thread.
public interface Reader extends AutoCloseable {

    /// The next rows, empty at the end. The caller closes the chunk; it outlives the reader.
    Optional<Chunk> next() throws IOException;

    @Override
    void close() throws IOException;
}
