package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// `y[s] = Σ values[i]` over every i whose int32 index is s, added in double in the order of i.
public final class SegmentSum {

    private static final ThreadLocal<double[][]> SUMS =
            ThreadLocal.withInitial(() -> new double[1][0]);

    private SegmentSum() {}

    /// Works on the segments `[from, to)`; indices outside are left out.
    public static void run(
            MemorySegment values,
            MemorySegment indices,
            MemorySegment out,
            long n,
            int from,
            int to) {
        double[][] holder = SUMS.get();
        if (holder[0].length < to - from) {
            holder[0] = new double[to - from];
        }
        double[] sums = holder[0];
        Arrays.fill(sums, 0, to - from, 0);
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
