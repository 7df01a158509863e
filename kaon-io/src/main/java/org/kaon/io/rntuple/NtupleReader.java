package org.kaon.io.rntuple;

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

/// Reads a range of an ntuple's entries, field by field, only the pages that hold them.
final class NtupleReader implements Reader {

    private final Schema schema;
    private final List<Cluster> clusters;
    private final List<FieldReader> fields;
    private final Memory memory;
    private final long end;
    private long next;

    NtupleReader(
            Schema schema,
            List<Cluster> clusters,
            List<FieldReader> fields,
            Split rows,
            Memory memory) {
        this.schema = schema;
        this.clusters = clusters;
        this.fields = fields;
        this.memory = memory;
        this.next = rows.firstRow();
        this.end = rows.end();
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        long rows = Math.min(memory.rows(), end - next);
        List<Piece> pieces = pieces(next, next + rows);
        Arena arena = memory.arenas().get();
        try {
            List<Column> columns = new ArrayList<>();
            for (FieldReader field : fields) {
                columns.add(field.read(pieces, arena));
            }
            Chunk chunk = new Chunk(schema, next, rows, columns, arena);
            next += rows;
            return Optional.of(chunk);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private List<Piece> pieces(long from, long to) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            Cluster cluster = clusters.get(i);
            long start = Math.max(from, cluster.firstEntry());
            long stop = Math.min(to, cluster.firstEntry() + cluster.entries());
            if (start < stop) {
                pieces.add(new Piece(i, start - cluster.firstEntry(), stop - start));
            }
        }
        return pieces;
    }

    @Override
    public void close() {
        next = end;
    }
}
