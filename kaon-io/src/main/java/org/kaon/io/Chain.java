package org.kaon.io;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tables of the same columns, one after the other. No chunk spans two of them.
final class Chain implements Source {

    private final List<Source> parts;
    private final String name;
    private final long[] starts;

    private Chain(List<Source> parts, String name) {
        this.name = name;
        this.parts = List.copyOf(parts);
        this.starts = new long[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = starts[i] + parts.get(i).rows();
        }
    }

    /// *Errors*: [FormatException] with both files where a column differs.
    ///
    /// @param names of the parts, for the error
    static Chain of(List<Source> parts, List<String> names) throws FormatException {
        Schema first = parts.getFirst().schema();
        for (int i = 1; i < parts.size(); i++) {
            requireEqual(first, names.getFirst(), parts.get(i).schema(), names.get(i));
        }
        String all = "%s and %d more".formatted(names.getFirst(), names.size() - 1);
        return new Chain(parts, all);
    }

    private static void requireEqual(Schema first, String name, Schema other, String otherName)
            throws FormatException {
        for (Schema.Field field : first.fields()) {
            Optional<Schema.Field> same =
                    other.fields().stream().filter(f -> f.name().equals(field.name())).findFirst();
            if (same.isEmpty()) {
                throw FormatException.of(
                        otherName,
                        "",
                        "has no column \"%s\", which %s has.%s"
                                .formatted(
                                        field.name(),
                                        name,
                                        Nearest.hint(field.name(), other.names())));
            }
            if (!same.get().type().equals(field.type())) {
                throw FormatException.of(
                        otherName,
                        "",
                        "column \"%s\" is %s, but %s in %s."
                                .formatted(field.name(), same.get().type(), field.type(), name));
            }
        }
    }

    @Override
    public Schema schema() {
        return parts.getFirst().schema();
    }

    @Override
    public long rows() {
        return starts[parts.size()];
    }

    @Override
    public List<Split> splits() {
        List<Split> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Split split : parts.get(i).splits()) {
                all.add(new Split(starts[i] + split.firstRow(), split.rows()));
            }
        }
        return List.copyOf(all);
    }

    @Override
    public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
        schema().select(columns, name, "");
        if (rows.end() > rows()) {
            throw FormatException.of(
                    name,
                    "",
                    "have %d rows, asked for %d to %d."
                            .formatted(rows(), rows.firstRow(), rows.end()));
        }
        return new ChainReader(rows, columns, memory);
    }

    @Override
    public void close() throws IOException {
        for (Source part : parts) {
            part.close();
        }
    }

    private final class ChainReader implements Reader {
        private final Split rows;
        private final Projection columns;
        private final Memory memory;
        private int part;
        private Optional<Reader> open = Optional.empty();

        ChainReader(Split rows, Projection columns, Memory memory) {
            this.rows = rows;
            this.columns = columns;
            this.memory = memory;
        }

        @Override
        public Optional<Chunk> next() throws IOException {
            while (part < parts.size()) {
                if (open.isEmpty()) {
                    long from = Math.max(rows.firstRow(), starts[part]);
                    long to = Math.min(rows.end(), starts[part + 1]);
                    if (from >= to) {
                        part++;
                        continue;
                    }
                    Split inside = new Split(from - starts[part], to - from);
                    open = Optional.of(parts.get(part).open(inside, columns, memory));
                }
                Optional<Chunk> chunk = open.get().next();
                if (chunk.isPresent()) {
                    return chunk.map(c -> shifted(c, starts[part]));
                }
                close();
                part++;
            }
            return Optional.empty();
        }

        private static Chunk shifted(Chunk chunk, long by) {
            return new Chunk(
                    chunk.schema(),
                    chunk.firstRow() + by,
                    chunk.rows(),
                    chunk.columns(),
                    chunk.owner());
        }

        @Override
        public void close() throws IOException {
            if (open.isPresent()) {
                open.get().close();
                open = Optional.empty();
            }
        }
    }
}
