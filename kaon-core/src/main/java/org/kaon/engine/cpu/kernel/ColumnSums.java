package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// `y[c] = Σᵣ x[r, c]`: the sums of a matrix `[rows, columns]` over its rows.
///
/// Rows are cut into chunks by the extents alone. A team shares the chunks in {@link #partial},
/// then one thread (or a team, by columns) adds them up in {@link #combine}: the same bits for any
/// number of threads.
public final class ColumnSums {

    private static final int CHUNK = 16384;

    /// Accumulators side by side: several rows of a narrow matrix are added at once.
    static final int WIDTH = 1024;

    private static final ThreadLocal<float[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new float[2][WIDTH]);

    private ColumnSums() {}

    /// The number of chunks; partial sums are `[chunks, columns]`.
    public static long chunks(long rows, long columns) {
        long height = height(columns);
        return Math.max(1, (rows + height - 1) / height);
    }

    static long height(long columns) {
        return Math.max(1, CHUNK / Math.max(1, columns));
    }

    /// The sums of the chunks `[from, to)`.
    public static void partial(
            MemorySegment x, MemorySegment partials, long rows, long columns, long from, long to) {
        long height = height(columns);
        for (long chunk = from; chunk < to; chunk++) {
            long first = chunk * height;
            long last = Math.min(rows, first + height);
            long place = 4 * chunk * columns;
            if (columns <= WIDTH / 2) {
                narrow(x, partials, place, (int) columns, first, last);
            } else {
                for (long column = 0; column < columns; column += WIDTH) {
                    int width = (int) Math.min(WIDTH, columns - column);
                    wide(x, partials, place, columns, column, width, first, last);
                }
            }
        }
    }

    /// Rows of a narrow matrix that are added side by side.
    static int together(int columns) {
        return Math.max(1, WIDTH / 4 / columns);
    }

    private static void narrow(
            MemorySegment x, MemorySegment out, long place, int columns, long first, long last) {
        if (columns == 0) {
            return;
        }
        float[] sum = BLOCKS.get()[0];
        float[] block = BLOCKS.get()[1];
        int together = together(columns);
        Arrays.fill(sum, 0, together * columns, 0);
        for (long row = first; row < last; row += together) {
            int n = (int) Math.min(together, last - row) * columns;
            MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * row * columns, block, 0, n);
            add(sum, block, n);
        }
        for (int group = 1; group < together; group++) {
            for (int c = 0; c < columns; c++) {
                sum[c] += sum[group * columns + c];
            }
        }
        MemorySegment.copy(sum, 0, out, JAVA_FLOAT_UNALIGNED, place, columns);
    }

    private static void wide(
            MemorySegment x,
            MemorySegment out,
            long place,
            long columns,
            long column,
            int width,
            long first,
            long last) {
        float[] sum = BLOCKS.get()[0];
        float[] block = BLOCKS.get()[1];
        Arrays.fill(sum, 0, width, 0);
        for (long row = first; row < last; row++) {
            long at = 4 * (row * columns + column);
            MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, at, block, 0, width);
            add(sum, block, width);
        }
        MemorySegment.copy(sum, 0, out, JAVA_FLOAT_UNALIGNED, place + 4 * column, width);
    }

    private static void add(float[] sum, float[] block, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += block[i];
        }
    }

    /// Adds the partial sums of the columns `[from, to)` in the order of the chunks.
    public static void combine(
            MemorySegment partials,
            MemorySegment out,
            long rows,
            long columns,
            long from,
            long to) {
        long chunks = chunks(rows, columns);
        float[] sum = BLOCKS.get()[0];
        float[] block = BLOCKS.get()[1];
        for (long column = from; column < to; column += WIDTH) {
            int n = (int) Math.min(WIDTH, to - column);
            Arrays.fill(sum, 0, n, 0);
            for (long chunk = 0; chunk < chunks; chunk++) {
                long at = 4 * (chunk * columns + column);
                MemorySegment.copy(partials, JAVA_FLOAT_UNALIGNED, at, block, 0, n);
                add(sum, block, n);
            }
            MemorySegment.copy(sum, 0, out, JAVA_FLOAT_UNALIGNED, 4 * column, n);
        }
    }
}
