package org.kaon.lab.convert;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;

/// One thing that happens to a table on its way.
interface Stage {

    /// The columns behind it.
    Schema schema();

    /// The rows behind it. They live as long as the chunk's owner, in which new memory is taken.
    Chunk apply(Chunk chunk) throws FormatException;
}
