package org.kaon.io.csv;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Text;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A column that is filled cell by cell.
final class NewColumn {

    private static final ValueLayout.OfLong LONG = Page.LONG;
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final boolean nullable;
    private final boolean text;
    private final boolean flags;
    private final boolean whole;
    private final MemorySegment valid;
    private final MemorySegment values;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final Decimals decimals = new Decimals();
    private long row;

    NewColumn(ColumnType type, int rows, Arena arena) {
        this.nullable = type instanceof ColumnType.Nullable;
        ColumnType content = type instanceof ColumnType.Nullable it ? it.content() : type;
        this.text = content instanceof ColumnType.Text;
        this.flags = content.numbers().equals(Optional.of(ElementType.BOOL));
        this.whole = content.numbers().equals(Optional.of(ElementType.INT64));
        this.valid = arena.allocate(nullable ? rows : 0, 8);
        this.values = arena.allocate(8L * (rows + (text ? 1 : 0)), 64);
    }

    /// Whether pages hold such values.
    boolean paged() {
        return !text && !flags;
    }

    /// Adds the cell at `at`; returns where it ends, -1 where it is not what the column holds.
    int add(byte[] bytes, int at, int close, byte separator, Cells cells) {
        if (paged()) {
            int from = at;
            while (from < close && bytes[from] == ' ' && separator != ' ') {
                from++;
            }
            int kind = from < close ? decimals.scan(bytes, from) : Decimals.NONE;
            int end =
                    kind == Decimals.NONE
                            ? -1
                            : Rows.afterSpaces(bytes, decimals.end(), close, separator);
            if (end >= 0) {
                if (whole) {
                    if (kind != Decimals.INTEGER) {
                        return -1;
                    }
                    put(decimals.whole());
                } else {
                    values.set(DOUBLE, 8 * row, decimals.real(bytes));
                    there();
                }
                return end;
            }
        }
        int end = cells.pass(bytes, at, close);
        return end >= 0 && word(cells) ? end : -1;
    }

    // A cell that is no plain number.
    private boolean word(Cells cells) {
        if (cells.missing()) {
            if (paged() && !whole) {
                values.set(DOUBLE, 8 * row, Double.NaN);
            } else if (text) {
                values.set(LONG, 8 * row, words.size());
            }
            row++;
            return nullable;
        }
        if (text) {
            values.set(LONG, 8 * row, words.size());
            words.writeBytes(cells.text().getBytes(StandardCharsets.UTF_8));
            there();
            return true;
        }
        if (flags) {
            boolean yes = cells.text().equalsIgnoreCase("true");
            values.set(ValueLayout.JAVA_BYTE, row, (byte) (yes ? 1 : 0));
            there();
            return cells.flag();
        }
        int kind = cells.kind(decimals);
        if (whole) {
            boolean fits = kind == Decimals.INTEGER;
            put(fits ? decimals.whole() : 0);
            return fits;
        }
        values.set(DOUBLE, 8 * row, cells.word(decimals));
        there();
        return kind != Decimals.NONE;
    }

    /// Adds rows `from` to `from + count` of a page.
    void add(Page.Numbers numbers, int from, int count) {
        MemorySegment source = numbers.values();
        if (whole || numbers.real()) {
            MemorySegment.copy(source, 8L * from, values, 8 * row, 8L * count);
        } else {
            for (int i = 0; i < count; i++) {
                long value = source.get(LONG, 8L * (from + i));
                boolean missing = numbers.valid().length > 0 && numbers.valid()[from + i] == 0;
                values.set(DOUBLE, 8 * (row + i), missing ? Double.NaN : value);
            }
        }
        if (nullable && numbers.valid().length > 0) {
            MemorySegment.copy(numbers.valid(), from, valid, ValueLayout.JAVA_BYTE, row, count);
        } else if (nullable) {
            valid.asSlice(row, count).fill((byte) 1);
        }
        row += count;
    }

    private void put(long value) {
        values.set(LONG, 8 * row, value);
        there();
    }

    private void there() {
        if (nullable) {
            valid.set(ValueLayout.JAVA_BYTE, row, (byte) 1);
        }
        row++;
    }

    /// The column, when all its rows are there.
    Column finish(Arena arena) {
        Column content;
        if (text) {
            values.set(LONG, 8 * row, words.size());
            MemorySegment utf8 = arena.allocate(Math.max(1, words.size()));
            byte[] all = words.toByteArray();
            MemorySegment.copy(all, 0, utf8, ValueLayout.JAVA_BYTE, 0, all.length);
            content = new Text(new Offsets(row, values), utf8);
        } else {
            ElementType number = whole ? ElementType.INT64 : ElementType.FLOAT64;
            content = new Flat(flags ? ElementType.BOOL : number, row, values);
        }
        return nullable ? new Nullable(valid, content) : content;
    }
}
