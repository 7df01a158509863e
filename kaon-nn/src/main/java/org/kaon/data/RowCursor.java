package org.kaon.data;

import java.io.IOException;

/// Rows one by one in the order of a pass.
interface RowCursor extends AutoCloseable {

    /// Copies the next row into a row of a batch; `false` at the end.
    boolean next(Batch into, int row) throws IOException;

    /// Steps over the next row; `false` at the end.
    boolean skip() throws IOException;

    @Override
    void close();
}
