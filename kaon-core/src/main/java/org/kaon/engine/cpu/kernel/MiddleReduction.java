package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// `y[o, i] = Σₖ x[o, k, i]`, and likewise products and extremes: reductions of `[outer, n, inner]`
/// along the middle, in an order that n and inner alone decide.
///
/// Work is split by strips: a strip is a part of the inner axis of one outer index.
public final class MiddleReduction {

    private static final int WIDTH = 1024;

    /// Rows that are reduced together before they meet the total: it keeps sums exact.
    private static final int CHUNK = 256;

    private static final ThreadLocal<float[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new float[3][WIDTH]);

    private MiddleReduction() {}

    /// The strips of one outer index.
    public static long strips(long inner) {
        return (inner + WIDTH - 1) / WIDTH;
    }

    /// Reduces the strips `[from, to)` of outer · {@link #strips}.
    public static void run(
            RowReduction reduction,
            MemorySegment x,
            MemorySegment out,
            long n,
            long inner,
            long from,
            long to) {
        long strips = strips(inner);
        for (long strip = from; strip < to; strip++) {
            long outer = strip / strips;
            long column = strip % strips * WIDTH;
            int width = (int) Math.min(WIDTH, inner - column);
            float[] total = BLOCKS.get()[0];
            Arrays.fill(total, 0, width, reduction.neutral());
            long first = outer * n * inner + column;
            if (width <= WIDTH / 4 && width == inner) {
                narrow(reduction, x, first, n, width, total);
            } else {
                wide(reduction, x, first, n, inner, width, total);
            }
            MemorySegment.copy(
                    total, 0, out, JAVA_FLOAT_UNALIGNED, 4 * (outer * inner + column), width);
        }
    }

    private static void wide(
            RowReduction reduction,
            MemorySegment x,
            long first,
            long n,
            long inner,
            int width,
            float[] total) {
        float[] part = BLOCKS.get()[1];
        float[] row = BLOCKS.get()[2];
        for (long chunk = 0; chunk < n; chunk += CHUNK) {
            Arrays.fill(part, 0, width, reduction.neutral());
            for (long k = chunk; k < Math.min(n, chunk + CHUNK); k++) {
                long at = 4 * (first + k * inner);
                MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, at, row, 0, width);
                reduction.into(part, row, 0, width);
            }
            reduction.into(total, part, 0, width);
        }
    }

    /// Several short rows are one long one, which is folded at the end.
    private static void narrow(
            RowReduction reduction, MemorySegment x, long first, long n, int width, float[] total) {
        float[] part = BLOCKS.get()[1];
        float[] rows = BLOCKS.get()[2];
        int together = (int) Math.min(n, WIDTH / width);
        Arrays.fill(part, 0, together * width, reduction.neutral());
        for (long k = 0; k < n; k += together) {
            int count = (int) Math.min(together, n - k) * width;
            MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * (first + k * width), rows, 0, count);
            reduction.into(part, rows, 0, count);
        }
        for (int row = 0; row < together; row++) {
            reduction.into(total, part, row * width, width);
        }
    }
}
