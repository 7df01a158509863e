package org.kaon.lab.prepare;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tables written out by hand, by the last part of their location.
public final class MemoryCatalog implements Catalog {

    private final Map<String, Chunk> tables = new LinkedHashMap<>();

    /// One more table.
    public MemoryCatalog with(String name, Chunk table) {
        tables.put(name, table);
        return this;
    }

    @Override
    public List<String> expand(String location) {
        return List.of(location.substring(location.lastIndexOf('/') + 1));
    }

    @Override
    public Source open(String location) throws IOException {
        Chunk table = tables.get(expand(location).getFirst());
        if (table == null) {
            throw new FileNotFoundException(location);
        }
        return new MemorySource(table);
    }

    @Override
    public Path file(String location) {
        return Path.of("nowhere", location.replace(':', '-'));
    }

    private record MemorySource(Chunk table) implements Source {

        @Override
        public Schema schema() {
            return table.schema();
        }

        @Override
        public long rows() {
            return table.rows();
        }

        @Override
        public List<Split> splits() {
            return List.of(new Split(0, rows()));
        }

        @Override
        public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
            Schema schema = table.schema().select(columns, "memory", "table");
            return new Reader() {
                private long next = rows.firstRow();

                @Override
                public Optional<Chunk> next() {
                    if (next == rows.end()) {
                        return Optional.empty();
                    }
                    long to = Math.min(rows.end(), next + memory.rows());
                    List<Column> found = new ArrayList<>();
                    for (String name : columns.names()) {
                        found.add(table.column(name).slice(next, to));
                    }
                    Arena owner = memory.arenas().get();
                    Chunk chunk = new Chunk(schema, next, to - next, found, owner);
                    next = to;
                    return Optional.of(chunk);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}
    }
}
