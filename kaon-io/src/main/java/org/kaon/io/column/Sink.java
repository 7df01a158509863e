package org.kaon.io.column;

import java.io.IOException;
import java.nio.file.Path;

/// Takes the rows of a new table, chunk by chunk, in order.
@FunctionalInterface
public interface Sink {

    /// Appends the chunk's rows. The chunk stays the caller's; its schema must be the table's.
    void write(Chunk chunk) throws IOException;

    /// Fills a table.
    @FunctionalInterface
    interface Content {
        void write(Sink table) throws IOException;
    }

    /// A format that tables can be written in.
    @FunctionalInterface
    interface Format {

        /// Writes `file`, which appears when it is complete; after an error what was there before
        /// is as it was.
        ///
        /// *Errors*: [FormatException] for a column of a type that the format, or its writer, does
        /// not have, before anything is written.
        void write(Path file, Schema schema, Content content) throws IOException;
    }
}
