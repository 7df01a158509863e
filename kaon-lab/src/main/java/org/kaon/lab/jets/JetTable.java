package org.kaon.lab.jets;

import org.kaon.io.Sinks;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.expression.ParticleColumns;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// A file of events in, a file with the features of their jets out.
///
/// *Threads*: events are shared out over threads; the file is the same whatever their number.
///
/// @param location of the events: `file:object`, or a pattern of files
/// @param particles the beginning of the names of their columns, or `pt=LIST, eta=LIST, …`; empty
///   for the only ones there are
/// @param kept columns of the events that are written beside the features
/// @param rows which events; empty for all
public record JetTable(
        String location,
        Optional<String> particles,
        List<String> kept,
        JetTask task,
        Optional<Split> rows) {

    private static final long CHUNK = 4096;

    public JetTable {
        kept = List.copyOf(kept);
    }

    /// What was done.
    public record Outcome(long events, long jets) {}

    /// Writes `out`, which appears when it is complete.
    ///
    /// *Errors*: [FormatException] for a file without such particles, a particle that is not finite
    /// (with its row), and what the output's format cannot hold.
    ///
    /// @param progress told the number of events that are done
    public Outcome write(Path base, Path out, int threads, LongConsumer progress)
            throws IOException {
        Sinks.format(out);
        try (Source source = Sources.open(location, base)) {
            ParticleColumns columns = columns(source.schema());
            Split range = rows.orElse(new Split(0, source.rows()));
            Set<String> read = new LinkedHashSet<>(columns.names(source.schema()));
            read.addAll(kept);
            Projection projection = new Projection(List.copyOf(read));
            Schema chosen = source.schema().select(new Projection(kept), location, "");
            Schema schema = schema(chosen);
            long[] jets = new long[1];
            try (JetWorkers workers = new JetWorkers(task, threads)) {
                Sinks.write(
                        out,
                        schema,
                        table -> {
                            try (Reader reader =
                                    source.open(range, projection, Memory.chunks(CHUNK))) {
                                jets[0] = copy(reader, columns, schema, workers, table, progress);
                            }
                        });
            }
            return new Outcome(range.rows(), jets[0]);
        }
    }

    private ParticleColumns columns(Schema schema) throws FormatException {
        if (particles.isEmpty()) {
            return ParticleColumns.only(schema, location);
        }
        try {
            return ParticleColumns.of(particles.get(), schema);
        } catch (IllegalArgumentException e) {
            throw FormatException.of(location, "", String.valueOf(e.getMessage()));
        }
    }

    /// How many events there are.
    public long events(Path base) throws IOException {
        try (Source source = Sources.open(location, base)) {
            return rows.map(Split::rows).orElse(source.rows());
        }
    }

    private Schema schema(Schema chosen) {
        List<Schema.Field> fields = new ArrayList<>(chosen.fields());
        ColumnType number = new ColumnType.Flat(ElementType.FLOAT64);
        for (String name : JetColumns.names(task)) {
            fields.add(
                    new Schema.Field(
                            name,
                            task.jets().isPresent() ? number : new ColumnType.Jagged(number)));
        }
        fields.add(new Schema.Field("jets", new ColumnType.Flat(ElementType.INT32)));
        return new Schema(fields);
    }

    private long copy(
            Reader reader,
            ParticleColumns columns,
            Schema schema,
            JetWorkers workers,
            Sink table,
            LongConsumer progress)
            throws IOException {
        long jets = 0;
        for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
            try (Chunk chunk = next.get()) {
                double[][][] measured =
                        workers.measure(
                                columns,
                                columns.events(chunk, location),
                                chunk.firstRow(),
                                location);
                List<Column> made = new ArrayList<>();
                for (String name : kept) {
                    made.add(chunk.column(name));
                }
                made.addAll(JetColumns.of(task, measured));
                try (Chunk result =
                        new Chunk(
                                schema,
                                chunk.firstRow(),
                                chunk.rows(),
                                made,
                                java.lang.foreign.Arena.ofConfined())) {
                    table.write(result);
                }
                for (double[][] event : measured) {
                    jets += event.length;
                }
                progress.accept(chunk.rows());
            }
        }
        return jets;
    }
}
