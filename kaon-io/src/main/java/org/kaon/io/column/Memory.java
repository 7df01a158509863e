package org.kaon.io.column;

import java.lang.foreign.Arena;
import java.util.function.Supplier;

/// Where chunks are put and how large they may be.
///
/// @param arenas gives a fresh arena for each chunk; the chunk owns it
/// @param rows most rows in one chunk
public record Memory(Supplier<Arena> arenas, long rows) {

    public Memory {
        if (rows < 1) {
            throw new IllegalArgumentException("A chunk needs at least one row, got " + rows + ".");
        }
    }

    /// Chunks of at most `rows` rows that any thread may read. Memory of chunks that are closed
    /// serves later ones.
    public static Memory chunks(long rows) {
        return new Memory(new Blocks(), rows);
    }

    /// One chunk a file, however large.
    public static Memory whole() {
        return chunks(Long.MAX_VALUE);
    }
}
