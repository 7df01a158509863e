package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// Running sums of `[outer, n, inner]` along the middle, one term after the other: with the element
/// itself or, where exclusive, without; from the end where reverse.
public record RunningSum(DataType type, boolean exclusive, boolean reverse, long n, long inner) {

    /// Works on the columns `[from, to)` of outer · inner.
    public void run(MemorySegment x, MemorySegment out, long from, long to) {
        for (long outer = from / inner; outer * inner < to; outer++) {
            long low = Math.max(from, outer * inner) - outer * inner;
            long high = Math.min(to, (outer + 1) * inner) - outer * inner;
            long step = reverse ? -inner : inner;
            long row = (outer * n + (reverse ? n - 1 : 0)) * inner;
            for (long k = 0; k < n; k++, row += step) {
                // The sum so far is a row before; an exclusive one has yet to take that row's x.
                long before = k == 0 ? -1 : row - step;
                if (type == DataType.FLOAT32) {
                    floats(x, out, row, before, low, high);
                } else {
                    integers(x, out, row, before, low, high);
                }
            }
        }
    }

    private void floats(
            MemorySegment x, MemorySegment out, long row, long before, long low, long high) {
        long added = exclusive ? before : row;
        for (long i = low; i < high; i++) {
            float sum = before < 0 ? 0 : out.get(JAVA_FLOAT_UNALIGNED, 4 * (before + i));
            float next = added < 0 ? 0 : x.get(JAVA_FLOAT_UNALIGNED, 4 * (added + i));
            out.set(JAVA_FLOAT_UNALIGNED, 4 * (row + i), sum + next);
        }
    }

    private void integers(
            MemorySegment x, MemorySegment out, long row, long before, long low, long high) {
        long added = exclusive ? before : row;
        for (long i = low; i < high; i++) {
            long sum = before < 0 ? 0 : Numbers.integer(out, type, before + i);
            long next = added < 0 ? 0 : Numbers.integer(x, type, added + i);
            Numbers.set(out, type, row + i, sum + next);
        }
    }
}
