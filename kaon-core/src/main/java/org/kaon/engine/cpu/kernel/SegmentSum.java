package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// `y[s] = Σ values[i]` over every i whose int32 index is s, added in double in the order of i.
public final class SegmentSum {

    private SegmentSum() {}

    /// Works on the segments `[from, to)`; indices outside are left out.
    public static void run(
            MemorySegment values,
            MemorySegment indices,
            MemorySegment out,
            long n,
            int from,
            int to) {
        double[] sums = new double[to - from];
        for (long i = 0; i < n; i++) {
            int segment = indices.get(JAVA_INT_UNALIGNED, 4 * i);
            if (segment >= from && segment < to) {
                sums[segment - from] += values.get(JAVA_FLOAT_UNALIGNED, 4 * i);
            }
        }
        for (int segment = from; segment < to; segment++) {
            out.set(JAVA_FLOAT_UNALIGNED, 4L * segment, (float) sums[segment - from]);
        }
    }
}
