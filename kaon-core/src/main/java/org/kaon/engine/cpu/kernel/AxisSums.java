package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// `y[o, j, e] = Σ x[o, i, e]` over every i whose place is j, added in the order of i: float32
/// `[outer, n, inner]` → `[outer, m, inner]`, from one table of the n places.
public record AxisSums(int[] members, int[] starts, int n, long inner) {

    private static final int WIDTH = 1024;

    private static final ThreadLocal<float[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new float[2][WIDTH]);

    /// For the places of all i; below 0 is nowhere.
    public static AxisSums of(long[] places, int m, long inner) {
        int[] starts = new int[m + 1];
        for (long place : places) {
            if (place >= 0) {
                starts[(int) place + 1]++;
            }
        }
        for (int j = 0; j < m; j++) {
            starts[j + 1] += starts[j];
        }
        int[] members = new int[starts[m]];
        int[] next = starts.clone();
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                members[next[(int) places[i]]++] = i;
            }
        }
        return new AxisSums(members, starts, places.length, inner);
    }

    /// Works on the rows `[from, to)` of outer · m.
    public void run(MemorySegment x, MemorySegment out, long from, long to) {
        int m = starts.length - 1;
        float[] sum = BLOCKS.get()[0];
        float[] block = BLOCKS.get()[1];
        for (long row = from; row < to; row++) {
            int j = (int) (row % m);
            long base = row / m * n;
            for (long at = 0; at < inner; at += WIDTH) {
                int width = (int) Math.min(WIDTH, inner - at);
                Arrays.fill(sum, 0, width, 0f);
                for (int k = starts[j]; k < starts[j + 1]; k++) {
                    long source = (base + members[k]) * inner + at;
                    add(x, source, sum, block, width);
                }
                MemorySegment.copy(
                        sum, 0, out, JAVA_FLOAT_UNALIGNED, 4 * (row * inner + at), width);
            }
        }
    }

    private static void add(MemorySegment x, long source, float[] sum, float[] block, int width) {
        if (width == 1) {
            sum[0] += x.get(JAVA_FLOAT_UNALIGNED, 4 * source);
            return;
        }
        MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * source, block, 0, width);
        for (int e = 0; e < width; e++) {
            sum[e] += block[e];
        }
    }
}
