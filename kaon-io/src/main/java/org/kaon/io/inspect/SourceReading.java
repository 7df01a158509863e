package org.kaon.io.inspect;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Reads a column of a source; several of one source can be read in one pass.
record SourceReading(Source source, String name) implements Part.Reading {

    @Override
    public void read(long rows, long step, Part.Receiver to) throws IOException {
        together(source, List.of(name), rows, step, List.of(to));
    }

    /// Reads columns of one source, each to its receiver.
    static void together(
            Source source, List<String> names, long rows, long step, List<Part.Receiver> to)
            throws IOException {
        Split range = new Split(0, rows);
        try (Reader reader = source.open(range, new Projection(names), Memory.chunks(step))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    for (int i = 0; i < names.size(); i++) {
                        to.get(i).add(chunk.columns().get(i));
                    }
                }
            }
        }
    }
}
