package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// Rows of `inner` elements taken from, or added to, the middle axis of `[outer, n, inner]` at the
/// places that indices `[count]`, or `[outer, count]` where batched, name. No index leads outside
/// the memory: its row counts as zeros, and its position among the indices is told.
public record Gathering(
        long n, long inner, long count, boolean batched, DataType indexType, int bytes) {

    private static final Scratch SCRATCH = new Scratch();

    /// What {@link #take} and {@link #add} say where every index was inside.
    public static final long NONE = Long.MAX_VALUE;

    /// Takes the rows `[from, to)` of outer · count; gives the first index outside, or NONE.
    public long take(
            MemorySegment x, MemorySegment indices, MemorySegment out, long from, long to) {
        long fault = NONE;
        long width = inner * bytes;
        for (long row = from; row < to; row++) {
            long position = batched ? row : row % count;
            long index = Numbers.integer(indices, indexType, position);
            if (index < 0 || index >= n) {
                fault = Math.min(fault, position);
                out.asSlice(row * width, width).fill((byte) 0);
            } else {
                copy(x, row / count * n + index, out, row);
            }
        }
        return fault;
    }

    private void copy(MemorySegment x, long source, MemorySegment out, long target) {
        if (inner > 1) {
            long width = inner * bytes;
            MemorySegment.copy(x, source * width, out, target * width, width);
            return;
        }
        switch (bytes) {
            case 4 ->
                    out.set(JAVA_INT_UNALIGNED, 4 * target, x.get(JAVA_INT_UNALIGNED, 4 * source));
            case 8 ->
                    out.set(
                            JAVA_LONG_UNALIGNED,
                            8 * target,
                            x.get(JAVA_LONG_UNALIGNED, 8 * source));
            case 1 -> out.set(JAVA_BYTE, target, x.get(JAVA_BYTE, source));
            default -> MemorySegment.copy(x, source * bytes, out, target * bytes, bytes);
        }
    }

    /// Adds float32 updates `[outer, count, inner]` to the rows `[from, to)` of outer · n, which
    /// become 0 first, in the order of the indices; gives the first index outside, or NONE.
    public long add(
            MemorySegment updates, MemorySegment indices, MemorySegment out, long from, long to) {
        long fault = NONE;
        out.asSlice(4 * from * inner, 4 * (to - from) * inner).fill((byte) 0);
        for (long outer = from / n; outer * n < to; outer++) {
            long low = Math.max(from, outer * n);
            long high = Math.min(to, (outer + 1) * n);
            for (long i = 0; i < count; i++) {
                long position = batched ? outer * count + i : i;
                long index = Numbers.integer(indices, indexType, position);
                if (index < 0 || index >= n) {
                    fault = Math.min(fault, position);
                } else if (outer * n + index >= low && outer * n + index < high) {
                    addRow(updates, outer * count + i, out, outer * n + index);
                }
            }
        }
        return fault;
    }

    /// The largest of float32 values `[count, inner]` for the rows `[from, to)` of n, in the order
    /// of the indices; rows without any are 0.
    public void largest(
            MemorySegment values, MemorySegment indices, MemorySegment out, long from, long to) {
        MemorySegment seen = SCRATCH.floats(to - from);
        seen.asSlice(0, 4 * (to - from)).fill((byte) 0);
        out.asSlice(4 * from * inner, 4 * (to - from) * inner).fill((byte) 0);
        for (long i = 0; i < count; i++) {
            long index = Numbers.integer(indices, indexType, i);
            if (index >= from && index < to) {
                boolean first = seen.get(JAVA_FLOAT_UNALIGNED, 4 * (index - from)) == 0;
                for (long k = 0; k < inner; k++) {
                    float value = values.get(JAVA_FLOAT_UNALIGNED, 4 * (i * inner + k));
                    long at = 4 * (index * inner + k);
                    float before = out.get(JAVA_FLOAT_UNALIGNED, at);
                    out.set(JAVA_FLOAT_UNALIGNED, at, first ? value : Math.max(before, value));
                }
                seen.set(JAVA_FLOAT_UNALIGNED, 4 * (index - from), 1);
            }
        }
    }

    private void addRow(MemorySegment updates, long source, MemorySegment out, long target) {
        for (long i = 0; i < inner; i++) {
            long at = 4 * (target * inner + i);
            float update = updates.get(JAVA_FLOAT_UNALIGNED, 4 * (source * inner + i));
            out.set(JAVA_FLOAT_UNALIGNED, at, out.get(JAVA_FLOAT_UNALIGNED, at) + update);
        }
    }
}
