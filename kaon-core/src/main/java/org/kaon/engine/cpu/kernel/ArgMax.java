package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// The index of the largest of n elements along the middle axis of `[outer, n, inner]`, the first
/// of equals, as int32 `[outer, inner]`; a NaN never wins over the elements before it.
public final class ArgMax {

    private ArgMax() {}

    /// Works on the outputs `[from, to)` of outer · inner.
    public static void run(
            MemorySegment x, MemorySegment out, long n, long inner, long from, long to) {
        for (long i = from; i < to; i++) {
            long at = i / inner * n * inner + i % inner;
            float best = x.get(JAVA_FLOAT_UNALIGNED, 4 * at);
            int index = 0;
            for (int k = 1; k < n; k++) {
                float value = x.get(JAVA_FLOAT_UNALIGNED, 4 * (at + k * inner));
                if (value > best) {
                    best = value;
                    index = k;
                }
            }
            out.set(JAVA_INT_UNALIGNED, 4 * i, index);
        }
    }
}
