package org.kaon.benchmark;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random columns of float32, flat or in lists, the same whenever they are made. Lists of a row are
/// equally long in all columns.
///
/// @param longest bound of the lists' lengths; above 100 they are as long as those of jets
record MadeColumns(Schema schema, int rows, int longest) {

    static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int STEP = 5000;
    private static final int JET = 20;
    private static final int SPREAD = 66;

    /// Takes what is written to a table.
    @FunctionalInterface
    interface Target {
        void take(Sink.Content content) throws IOException;
    }

    void write(Target target) throws IOException {
        target.take(sink -> {
            for (int from = 0; from < rows; from += STEP) {
                try (Chunk chunk = chunk(from, Math.min(STEP, rows - from))) {
                    sink.write(chunk);
                }
            }
        });
    }

    private Chunk chunk(int from, int count) {
        Arena arena = Arena.ofConfined();
        SplittableRandom random = new SplittableRandom(from);
        long[] counts = new long[count];
        long items = 0;
        for (int i = 0; i < count; i++) {
            counts[i] = longest > 100 ? JET + random.nextInt(SPREAD) : random.nextInt(longest + 1);
            items += counts[i];
        }
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            boolean lists = field.type() instanceof ColumnType.Jagged;
            Flat numbers = numbers(random, lists ? items : count, arena);
            columns.add(lists ? new Jagged(Offsets.ofCounts(arena, counts), numbers) : numbers);
        }
        return new Chunk(schema, from, count, columns, arena);
    }

    private static Flat numbers(SplittableRandom random, long count, Arena arena) {
        MemorySegment data = arena.allocate(4 * count, 64);
        for (long i = 0; i < count; i++) {
            data.set(FLOAT, 4 * i, rounded(10 * random.nextExponential()));
        }
        return new Flat(ElementType.FLOAT32, count, data);
    }

    /// With 12 bits of mantissa, as experiments keep their numbers.
    static float rounded(double value) {
        return Float.intBitsToFloat(Float.floatToIntBits((float) value) & 0xffff_f800);
    }
}
