package org.kaon.io;

import org.jspecify.annotations.Nullable;
import org.kaon.io.column.Cells;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads columns of tables as plain values.
public final class Tables {

    private Tables() {}

    /// One column, all rows, in chunks of a few.
    public static List<@Nullable Object> column(Source source, String name) throws IOException {
        return column(source, name, new Split(0, source.rows()), 7);
    }

    /// One column, some rows.
    public static List<@Nullable Object> column(
            Source source, String name, Split rows, long chunkRows) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>();
        try (Reader reader = source.open(rows, Projection.of(name), Memory.chunks(chunkRows))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    cells.addAll(Cells.of(chunk.column(name)));
                }
            }
        }
        return cells;
    }

    /// Reads everything; the number of rows read.
    public static long readAll(Source source) throws IOException {
        long rows = 0;
        try (Reader reader =
                source.open(
                        new Split(0, source.rows()), source.schema().all(), Memory.chunks(1000))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    chunk.columns().forEach(Cells::of);
                    rows += chunk.rows();
                }
            }
        }
        return rows;
    }
}
