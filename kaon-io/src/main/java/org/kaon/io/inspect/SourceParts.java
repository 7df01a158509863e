package org.kaon.io.inspect;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// The columns of a source as parts of what is in its file.
public final class SourceParts {

    private SourceParts() {}

    /// One column, or a structure that can be asked for as a whole.
    ///
    /// @param facts what the format says of it
    public static Part of(
            Source source,
            Schema.Field field,
            String typeName,
            Size size,
            Map<String, Object> facts) {
        return new Part(
                field.name(),
                typeName,
                Optional.of(field.type()),
                source.rows(),
                size,
                facts,
                (rows, step, to) -> read(source, field.name(), new Split(0, rows), step, to));
    }

    private static void read(Source source, String name, Split rows, long step, Part.Receiver to)
            throws IOException {
        try (Reader reader = source.open(rows, Projection.of(name), Memory.chunks(step))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    to.add(chunk.columns().getFirst());
                }
            }
        }
    }
}
