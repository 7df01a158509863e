package org.kaon.lab.generate;

import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// Events of a generator on their way into a file. Equal generators, numbers of events and seeds
/// give equal files, whatever the number of threads.
///
/// Threads make pieces of some megabytes; two more pieces than threads are in memory at most.
public record Generation(Generator generator, long events, long seed, int threads) {

    private static final long PIECE_BYTES = 4 << 20;
    private static final int MOST_ROWS = 1 << 14;

    public Generation {
        if (events < 0 || threads < 1) {
            throw new IllegalArgumentException(
                    "generation: expected 0 events or more on 1 thread or more, got %d on %d."
                            .formatted(events, threads));
        }
    }

    /// Writes all events to a file in the format of its ending: a column for each field, integers
    /// as int32, everything else as float32. The file appears when it is complete.
    ///
    /// @param progress hears how many events are written
    public void write(Path file, LongConsumer progress) throws IOException {
        Sinks.write(file, schema(), table -> fill(table, progress));
    }

    private Schema schema() {
        return new Schema(
                generator.fields().stream()
                        .map(field -> new Schema.Field(field.name(), type(field)))
                        .toList());
    }

    private static ColumnType type(Field field) {
        ColumnType number = new ColumnType.Flat(element(field));
        return field.shape().isEmpty() ? number : new ColumnType.Fixed(field.shape(), number);
    }

    private static ElementType element(Field field) {
        return field.whole() ? ElementType.INT32 : ElementType.FLOAT32;
    }

    private int pieceRows() {
        long row = generator.fields().stream().mapToLong(field -> 4L * field.size()).sum();
        return Math.clamp(PIECE_BYTES / Math.max(row, 1), 1, MOST_ROWS);
    }

    private void fill(Sink table, LongConsumer progress) throws IOException {
        int rows = pieceRows();
        Deque<Future<Piece>> ahead = new ArrayDeque<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            try {
                long next = 0;
                long written = 0;
                while (written < events) {
                    while (next < events && ahead.size() < threads + 1) {
                        long first = next;
                        int count = (int) Math.min(rows, events - first);
                        ahead.add(workers.submit(() -> make(first, count)));
                        next += count;
                    }
                    Piece piece = ahead.remove().get();
                    try (Chunk chunk = chunk(piece)) {
                        table.write(chunk);
                    }
                    written += piece.count;
                    progress.accept(written);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The generation was interrupted.");
            } catch (ExecutionException e) {
                throw new IllegalStateException("A generator failed: " + e.getCause(), e);
            } finally {
                workers.shutdownNow();
            }
        }
    }

    /// Some events in a row.
    private record Piece(long first, int count, float[][] values) {}

    private Piece make(long first, int count) {
        float[][] values = generator.allocate(count);
        generator.fill(seed, first, count, values);
        return new Piece(first, count, values);
    }

    private Chunk chunk(Piece piece) {
        Arena arena = Arena.ofShared();
        List<Column> columns = new ArrayList<>();
        List<Field> fields = generator.fields();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(column(fields.get(i), piece.values[i], piece.count, arena));
        }
        return new Chunk(schema(), piece.first, piece.count, columns, arena);
    }

    private static Column column(Field field, float[] values, int count, Arena arena) {
        MemorySegment memory = arena.allocate(4L * values.length, 64);
        if (field.whole()) {
            for (int i = 0; i < values.length; i++) {
                memory.setAtIndex(ValueLayout.JAVA_INT, i, (int) values[i]);
            }
        } else {
            MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_FLOAT, 0, values.length);
        }
        Flat flat = new Flat(element(field), values.length, memory);
        return field.shape().isEmpty() ? flat : new Fixed(count, field.shape(), flat);
    }
}
