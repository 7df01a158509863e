package org.kaon.lab.convert;

import org.kaon.io.Location;
import org.kaon.io.Sinks;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Picked;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Tables in, one table out, or one for each part, in the format that the name of `out` ends in.
///
/// Memory is bounded: a chunk of rows at a time goes from the sources through the stages into the
/// sinks. New files appear when they are complete.
///
/// @param inputs locations, read one after the other
/// @param shares into which parts; empty for one file
public record Conversion(
        List<String> inputs, Query query, Fitting fitting, Optional<Shares> shares, Path out) {

    private static final long CHUNK_BYTES = 8 << 20;
    private static final long MOST_ROWS = 1 << 15;

    public Conversion {
        inputs = List.copyOf(inputs);
    }

    /// What was done.
    ///
    /// @param read rows of the sources
    /// @param leftOut columns that are not understood and that the format does not take
    public record Outcome(long read, List<Written> files, List<String> leftOut) {
        public Outcome {
            files = List.copyOf(files);
            leftOut = List.copyOf(leftOut);
        }
    }

    /// A new file.
    public record Written(Path file, long rows) {}

    /// How many rows are read.
    public long rows(Path base) throws IOException {
        try (Source source = Sources.open(inputs, base)) {
            return query.rows().of(source.rows()).rows();
        }
    }

    /// Writes the files.
    ///
    /// *Errors*: [FormatException] for sources that cannot be read or differ in their columns, for
    /// what the query names and they lack, for columns that the format does not take, with what to
    /// do, and where a file would be read and written.
    ///
    /// @param base the folder from which relative inputs start
    /// @param progress told the number of rows that are read
    public Outcome write(Path base, LongConsumer progress) throws IOException {
        String ending = Sinks.endingOf(out);
        List<Path> files = shares.map(it -> it.files(out, ending)).orElse(List.of(out));
        requireApart(base, files);
        try (Source source = Sources.open(inputs, base)) {
            String name = String.join(" ", inputs);
            Pipeline pipeline = Pipeline.of(source.schema(), name, query, fitting, out);
            Split rows = query.rows().of(source.rows());
            Memory memory =
                    Memory.chunks(chunkRows(source.schema().select(pipeline.read(), name, "")));
            long[] written = new long[files.size()];
            into(
                    files,
                    pipeline.schema(),
                    new ArrayList<>(),
                    sinks -> {
                        try (Reader reader = source.open(rows, pipeline.read(), memory)) {
                            copy(reader, pipeline, sinks, written, progress);
                        }
                    });
            List<Written> outcome = new ArrayList<>();
            for (int i = 0; i < written.length; i++) {
                outcome.add(new Written(files.get(i), written[i]));
            }
            return new Outcome(rows.rows(), outcome, pipeline.leftOut());
        }
    }

    private void requireApart(Path base, List<Path> files) throws IOException {
        for (String input : inputs) {
            for (Path in : Sources.files(input, base)) {
                for (Path file : files) {
                    if (Files.exists(file) && Files.isSameFile(in, file)) {
                        throw FormatException.of(
                                file.toString(),
                                "",
                                "would be read and written (%s); give the new file another name."
                                        .formatted(Location.parse(input).path()));
                    }
                }
            }
        }
    }

    // Lists are taken to have some items.
    private static long chunkRows(Schema schema) {
        long width = schema.fields().stream().mapToLong(it -> Widths.of(it.type())).sum();
        return Math.clamp(CHUNK_BYTES / Math.max(1, width), 1, MOST_ROWS);
    }

    @FunctionalInterface
    private interface Work {
        void run(List<Sink> sinks) throws IOException;
    }

    // Sinks take their rows while they are open, so one is opened inside of the other.
    private static void into(List<Path> files, Schema schema, List<Sink> open, Work work)
            throws IOException {
        if (open.size() == files.size()) {
            work.run(open);
            return;
        }
        Sinks.write(
                files.get(open.size()),
                schema,
                sink -> {
                    open.add(sink);
                    into(files, schema, open, work);
                });
    }

    private void copy(
            Reader reader,
            Pipeline pipeline,
            List<Sink> sinks,
            long[] written,
            LongConsumer progress)
            throws IOException {
        long read = 0;
        for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
            try (Chunk chunk = next.get()) {
                Chunk made = pipeline.apply(RowNumbers.with(chunk));
                long[] rows = RowNumbers.of(made);
                Chunk table = RowNumbers.without(made);
                List<Picked> parts = shares.isPresent() ? shares.get().pick(rows) : List.of();
                for (int i = 0; i < sinks.size(); i++) {
                    Chunk part = parts.isEmpty() ? table : SelectRows.rows(table, parts.get(i));
                    if (part.rows() > 0) {
                        sinks.get(i).write(part);
                    }
                    written[i] += part.rows();
                }
                read += chunk.rows();
            }
            progress.accept(read);
        }
    }
}
