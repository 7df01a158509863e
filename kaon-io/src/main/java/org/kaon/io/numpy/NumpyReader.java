package org.kaon.io.numpy;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a range of rows of some columns.
final class NumpyReader implements Reader {
    private final Schema schema;
    private final List<StoredColumn.Rows> readers;
    private final Memory memory;
    private final long end;
    private long next;

    NumpyReader(Schema schema, List<StoredColumn.Rows> readers, Split split, Memory memory) {
        this.schema = schema;
        this.readers = List.copyOf(readers);
        this.memory = memory;
        this.next = split.firstRow();
        this.end = split.end();
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        int rows = (int) Math.min(Math.min(memory.rows(), end - next), Integer.MAX_VALUE);
        Arena arena = memory.arenas().get();
        try {
            List<Column> columns = new ArrayList<>();
            for (StoredColumn.Rows reader : readers) {
                columns.add(reader.read(next, rows, arena));
            }
            Chunk chunk = new Chunk(schema, next, rows, columns, arena);
            next += rows;
            return Optional.of(chunk);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public void close() {
        next = end;
    }
}
