package org.kaon.io.root;

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

/// Reads a range of a tree's entries, column by column, only the baskets that hold them.
final class TreeReader implements Reader {

    private final Schema schema;
    private final List<BranchReader> branches;
    private final long end;
    private final Memory memory;
    private long next;

    TreeReader(Schema schema, List<BranchReader> branches, Split rows, Memory memory) {
        this.schema = schema;
        this.branches = branches;
        this.next = rows.firstRow();
        this.end = rows.end();
        this.memory = memory;
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        long rows = Math.min(memory.rows(), end - next);
        Arena arena = memory.arenas().get();
        try {
            List<Column> columns = new ArrayList<>();
            for (BranchReader branch : branches) {
                columns.add(branch.read(next, next + rows, arena));
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
        branches.forEach(BranchReader::close);
    }
}
