package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// The index of the largest (or smallest) of n elements along the middle axis of `[outer, n,
/// inner]`, the first of equals and the first NaN where there is one, as int32 `[outer, inner]`.
public record ArgMax(DataType type, boolean smallest) {

    /// Works on the outputs `[from, to)` of outer · inner.
    public void run(MemorySegment x, MemorySegment out, long n, long inner, long from, long to) {
        for (long i = from; i < to; i++) {
            long at = i / inner * n * inner + i % inner;
            int index = type == DataType.FLOAT32 ? ofFloats(x, at, n, inner) : of(x, at, n, inner);
            out.set(JAVA_INT_UNALIGNED, 4 * i, index);
        }
    }

    private int ofFloats(MemorySegment x, long at, long n, long inner) {
        float sign = smallest ? -1 : 1;
        float best = sign * x.get(JAVA_FLOAT_UNALIGNED, 4 * at);
        int index = 0;
        for (int k = 1; k < n && !Float.isNaN(best); k++) {
            float value = sign * x.get(JAVA_FLOAT_UNALIGNED, 4 * (at + k * inner));
            if (!(value <= best)) {
                best = value;
                index = k;
            }
        }
        return index;
    }

    private int of(MemorySegment x, long at, long n, long inner) {
        long best = Numbers.integer(x, type, at);
        int index = 0;
        for (int k = 1; k < n; k++) {
            long value = Numbers.integer(x, type, at + k * inner);
            if (smallest ? value < best : value > best) {
                best = value;
                index = k;
            }
        }
        return index;
    }
}
