package org.kaon.io;

import org.jspecify.annotations.Nullable;
import org.kaon.io.column.Cells;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A table with a column of every kind that is common, always the same: for those who write tables.
public final class SpecimenTable {

    public static final int ROWS = 30;

    private SpecimenTable() {}

    public static Schema schema() {
        List<Schema.Field> fields = new ArrayList<>();
        for (ElementType element : ElementType.values()) {
            fields.add(new Schema.Field("x_" + element.numpy(), new ColumnType.Flat(element)));
        }
        ColumnType number = new ColumnType.Flat(ElementType.FLOAT32);
        fields.add(new Schema.Field("list", new ColumnType.Jagged(number)));
        fields.add(new Schema.Field("image", new ColumnType.Fixed(List.of(2, 3), number)));
        fields.add(new Schema.Field("text", new ColumnType.Text()));
        fields.add(new Schema.Field("optional", new ColumnType.Nullable(number)));
        return new Schema(fields);
    }

    /// Writes the rows, in two chunks.
    public static void write(Sink sink) throws IOException {
        for (int from = 0; from < ROWS; from += 20) {
            try (Chunk chunk = chunk(from, Math.min(ROWS, from + 20))) {
                sink.write(chunk);
            }
        }
    }

    /// A sink that takes all columns, for one that takes some.
    public static Sink only(Schema schema, Sink sink) {
        return chunk ->
                sink.write(
                        new Chunk(
                                schema,
                                chunk.firstRow(),
                                chunk.rows(),
                                schema.names().stream().map(chunk::column).toList(),
                                chunk.owner()));
    }

    /// The cells of a column, all rows.
    public static List<@Nullable Object> cells(String name) {
        try (Chunk chunk = chunk(0, ROWS)) {
            return Cells.of(chunk.column(name));
        }
    }

    private static Chunk chunk(int from, int to) {
        Arena arena = Arena.ofShared();
        int rows = to - from;
        List<Column> columns = new ArrayList<>();
        for (ElementType element : ElementType.values()) {
            columns.add(numbers(element, from, rows, arena));
        }
        long[] counts = new long[rows];
        int items = 0;
        for (int i = 0; i < rows; i++) {
            counts[i] = (from + i) % 4;
            items += (int) counts[i];
        }
        columns.add(
                new Jagged(
                        Offsets.ofCounts(arena, counts),
                        numbers(ElementType.FLOAT32, from / 4 * 6, items, arena)));
        columns.add(
                new Fixed(
                        rows,
                        List.of(2, 3),
                        numbers(ElementType.FLOAT32, 6 * from, 6 * rows, arena)));
        columns.add(text(from, rows, arena));
        MemorySegment valid = arena.allocate(rows);
        for (int i = 0; i < rows; i++) {
            valid.set(ValueLayout.JAVA_BYTE, i, (byte) ((from + i) % 5 == 3 ? 0 : 1));
        }
        columns.add(
                new org.kaon.io.column.Nullable(
                        valid, numbers(ElementType.FLOAT32, from, rows, arena)));
        return new Chunk(schema(), from, rows, columns, arena);
    }

    private static Flat numbers(ElementType element, int from, int count, Arena arena) {
        ByteBuffer bytes =
                ByteBuffer.allocate(count * element.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < from + count; i++) {
            switch (element) {
                case BOOL -> bytes.put((byte) (i % 2));
                case INT8, UINT8 -> bytes.put((byte) (i * 9));
                case INT16, UINT16 -> bytes.putShort((short) (i * 2500));
                case INT32, UINT32 -> bytes.putInt(i * 150_000_000);
                case INT64, UINT64 -> bytes.putLong(i * 600_000_000_000_000_000L);
                case FLOAT32 -> bytes.putFloat(i / 4f - 3);
                case FLOAT64 -> bytes.putDouble(i == 7 ? Double.NaN : i / 3.0);
            }
        }
        MemorySegment data = arena.allocate(bytes.capacity(), 64);
        MemorySegment.copy(bytes.array(), 0, data, ValueLayout.JAVA_BYTE, 0, bytes.capacity());
        return new Flat(element, count, data);
    }

    private static Text text(int from, int rows, Arena arena) {
        StringBuilder all = new StringBuilder();
        long[] counts = new long[rows];
        for (int i = 0; i < rows; i++) {
            String one = (from + i) % 3 == 0 ? "" : "jet " + "τ".repeat((from + i) % 5);
            counts[i] = one.getBytes(StandardCharsets.UTF_8).length;
            all.append(one);
        }
        byte[] utf8 = all.toString().getBytes(StandardCharsets.UTF_8);
        MemorySegment data = arena.allocate(Math.max(1, utf8.length), 64);
        MemorySegment.copy(utf8, 0, data, ValueLayout.JAVA_BYTE, 0, utf8.length);
        return new Text(Offsets.ofCounts(arena, counts), data);
    }
}
