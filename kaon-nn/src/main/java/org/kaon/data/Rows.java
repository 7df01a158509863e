package org.kaon.data;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// A stream of rows in chunks, read once from front to end on the data thread.
public interface Rows extends AutoCloseable {

    /// The next chunk, of any positive number of rows; it lives until the next call. Empty at the
    /// end.
    ///
    /// *Errors*: what it throws ends the pass and reaches whoever asked for the batch.
    Optional<Batch> next() throws IOException;

    @Override
    void close();

    /// What can open such a stream again and again: files with their selection and transforms.
    interface Source {

        Schema schema();

        /// The number of rows, where it is known without reading them.
        OptionalLong rows();

        Rows open() throws IOException;
    }
}
