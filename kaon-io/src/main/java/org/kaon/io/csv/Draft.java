package org.kaon.io.csv;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A page of numbers that is filled row by row, and then put into the store.
///
/// A column holds 64-bit integers until it is widened to float64.
///
/// Mutable, for one thread.
final class Draft {

    // As many as the second cache of a processor holds.
    private static final int VALUES = 1 << 15;
    // Columns that are a power of two apart would drive each other out of the first one.
    private static final int APART = 8;
    private static final int MOST_ROWS = 1 << 12;
    private static final int LEAST_ROWS = 16;

    private final Store store;
    private final int columns;
    private final int most;
    private final int stride;
    private final long[] values;
    private final boolean[] real;
    private final boolean[] dropped;
    private final byte[][] valid;
    private final List<Page> pages = new ArrayList<>();
    private long first;
    private int rows;

    Draft(int columns, Store store) {
        this.store = store;
        this.columns = columns;
        this.most = Math.clamp(VALUES / columns, LEAST_ROWS, MOST_ROWS);
        this.stride = most + APART;
        this.values = new long[Math.multiplyExact(columns, stride)];
        this.real = new boolean[columns];
        this.dropped = new boolean[columns];
        this.valid = new byte[columns][0];
    }

    /// Sets the number in the row that is being filled.
    void put(int column, long bits) {
        values[column * stride + rows] = bits;
    }

    /// The row that is being filled has no number there.
    void miss(int column) {
        if (valid[column].length == 0) {
            valid[column] = new byte[most];
            Arrays.fill(valid[column], (byte) 1);
        }
        valid[column][rows] = 0;
        put(column, real[column] ? Double.doubleToRawLongBits(Double.NaN) : 0);
    }

    /// From now on the column holds float64.
    void widen(int column) {
        real[column] = true;
        for (int i = column * stride; i < column * stride + rows; i++) {
            values[i] = Double.doubleToRawLongBits((double) values[i]);
        }
        for (int i = 0; i < Math.min(rows, valid[column].length); i++) {
            if (valid[column][i] == 0) {
                values[column * stride + i] = Double.doubleToRawLongBits(Double.NaN);
            }
        }
    }

    /// From now on the column holds no numbers.
    void drop(int column) {
        dropped[column] = true;
    }

    /// Goes on to the next row.
    void next() {
        if (++rows == most) {
            store();
        }
    }

    /// All pages.
    List<Page> finish() {
        store();
        return List.copyOf(pages);
    }

    private void store() {
        int kept = 0;
        for (boolean gone : dropped) {
            kept += gone ? 0 : 1;
        }
        Optional<MemorySegment> memory =
                rows == 0 ? Optional.empty() : store.take(8L * kept * rows);
        if (memory.isPresent()) {
            List<Page.Numbers> numbers = new ArrayList<>();
            long at = 0;
            for (int column = 0; column < columns; column++) {
                MemorySegment part = memory.get().asSlice(at, dropped[column] ? 0 : 8L * rows);
                at += part.byteSize();
                int count = (int) (part.byteSize() / 8);
                MemorySegment.copy(values, column * stride, part, Page.LONG, 0, count);
                int holes = Math.min(valid[column].length, rows);
                numbers.add(
                        new Page.Numbers(part, real[column], Arrays.copyOf(valid[column], holes)));
            }
            pages.add(new Page(first, rows, numbers));
        }
        first += rows;
        rows = 0;
        Arrays.fill(valid, new byte[0]);
    }
}
