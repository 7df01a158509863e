package org.kaon.lab.expression;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Text;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Chunks written out by hand.
public final class Columns {

    private final Arena arena = Arena.ofAuto();
    private final List<Schema.Field> fields = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    public Columns doubles(String name, double... values) {
        return add(name, flat(ElementType.FLOAT64, values.length, values));
    }

    /// Numbers of any type.
    public Columns numbers(String name, ElementType element, double... values) {
        return add(name, flat(element, values.length, values));
    }

    /// Numbers that are missing where they are NaN.
    public Columns optional(String name, ElementType element, double... values) {
        return add(name, optional(element, values));
    }

    private Nullable optional(ElementType element, double... values) {
        MemorySegment valid = arena.allocate(Math.max(1, values.length));
        for (int i = 0; i < values.length; i++) {
            valid.set(ValueLayout.JAVA_BYTE, i, (byte) (Double.isNaN(values[i]) ? 0 : 1));
        }
        return new Nullable(valid, flat(element, values.length, values));
    }

    public Columns longs(String name, long... values) {
        MemorySegment data = arena.allocate(8L * values.length, 64);
        MemorySegment.copy(values, 0, data, ValueLayout.JAVA_LONG, 0, values.length);
        return add(name, new Flat(ElementType.INT64, values.length, data));
    }

    public Columns flags(String name, boolean... values) {
        MemorySegment data = arena.allocate(values.length, 64);
        for (int i = 0; i < values.length; i++) {
            data.set(ValueLayout.JAVA_BYTE, i, (byte) (values[i] ? 1 : 0));
        }
        return add(name, new Flat(ElementType.BOOL, values.length, data));
    }

    public Columns lists(String name, double[]... rows) {
        return lists(name, ElementType.FLOAT64, rows);
    }

    /// Lists of numbers of any type.
    public Columns lists(String name, ElementType element, double[]... rows) {
        int items = 0;
        long[] counts = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            counts[i] = rows[i].length;
            items += rows[i].length;
        }
        double[] all = new double[items];
        int at = 0;
        for (double[] row : rows) {
            System.arraycopy(row, 0, all, at, row.length);
            at += row.length;
        }
        return add(name, new Jagged(Offsets.ofCounts(arena, counts), flat(element, items, all)));
    }

    /// An array of one shape in each row.
    public Columns arrays(String name, List<Integer> shape, double... values) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        Flat all = flat(ElementType.FLOAT64, values.length, values);
        return add(name, new Fixed(values.length / size, shape, all));
    }

    public Columns texts(String name, String... rows) {
        byte[] all = String.join("", rows).getBytes(StandardCharsets.UTF_8);
        long[] counts = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            counts[i] = rows[i].getBytes(StandardCharsets.UTF_8).length;
        }
        MemorySegment utf8 = arena.allocate(Math.max(1, all.length), 64);
        MemorySegment.copy(all, 0, utf8, ValueLayout.JAVA_BYTE, 0, all.length);
        return add(name, new Text(Offsets.ofCounts(arena, counts), utf8));
    }

    public Chunk chunk() {
        return new Chunk(new Schema(fields), 0, columns.getFirst().length(), columns, arena);
    }

    private Flat flat(ElementType element, int length, double[] values) {
        MemorySegment data = arena.allocate((long) element.bytes() * length, 64);
        for (int i = 0; i < length; i++) {
            switch (element) {
                case FLOAT64 -> data.setAtIndex(ValueLayout.JAVA_DOUBLE, i, values[i]);
                case FLOAT32 -> data.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) values[i]);
                case INT64, UINT64 -> data.setAtIndex(ValueLayout.JAVA_LONG, i, (long) values[i]);
                case INT32, UINT32 -> data.setAtIndex(ValueLayout.JAVA_INT, i, (int) values[i]);
                case INT16, UINT16 -> data.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) values[i]);
                case INT8, UINT8, BOOL -> data.set(ValueLayout.JAVA_BYTE, i, (byte) values[i]);
            }
        }
        return new Flat(element, length, data);
    }

    private Columns add(String name, Column column) {
        fields.add(new Schema.Field(name, column.type()));
        columns.add(column);
        return this;
    }
}
