package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// `y[o, j, e] = Σ w·x[o, i, e]` over the members i of j, added in their order: float32 `[outer, n,
/// inner]` → `[outer, m, inner]`.
///
/// The members of j and their weights are at `starts[j]` to `starts[j + 1]`.
public record AxisSums(int[] members, float[] weights, int[] starts, int n, long inner) {

    private static final int WIDTH = 1024;

    private static final ThreadLocal<float[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new float[2][WIDTH]);

    /// The member i of `places[i]`, with weight 1; below 0 is nowhere.
    public static AxisSums of(long[] places, int m, long inner) {
        float[] ones = new float[places.length];
        Arrays.fill(ones, 1f);
        return of(places, ones, 1, m, inner);
    }

    /// Element k of the tables says that `k / each` is a member of `places[k]`, with its weight;
    /// below 0 is nowhere.
    public static AxisSums of(long[] places, float[] weights, int each, int m, long inner) {
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
        float[] sorted = new float[starts[m]];
        int[] next = starts.clone();
        for (int k = 0; k < places.length; k++) {
            if (places[k] >= 0) {
                int at = next[(int) places[k]]++;
                members[at] = k / each;
                sorted[at] = weights[k];
            }
        }
        return new AxisSums(members, sorted, starts, places.length / each, inner);
    }

    /// Each j has `each` members, given with their weights; below 0 is none.
    public static AxisSums gathering(long[] members, float[] weights, int each, int n, long inner) {
        int m = members.length / each;
        int[] starts = new int[m + 1];
        int[] kept = new int[members.length];
        float[] sorted = new float[members.length];
        int count = 0;
        for (int k = 0; k < members.length; k++) {
            if (members[k] >= 0) {
                kept[count] = (int) members[k];
                sorted[count++] = weights[k];
            }
            starts[k / each + 1] = count;
        }
        return new AxisSums(kept, sorted, starts, n, inner);
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
                    add(x, source, weights[k], sum, block, width);
                }
                MemorySegment.copy(
                        sum, 0, out, JAVA_FLOAT_UNALIGNED, 4 * (row * inner + at), width);
            }
        }
    }

    private static void add(
            MemorySegment x, long source, float weight, float[] sum, float[] block, int width) {
        if (width == 1) {
            sum[0] += weight * x.get(JAVA_FLOAT_UNALIGNED, 4 * source);
            return;
        }
        MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * source, block, 0, width);
        for (int e = 0; e < width; e++) {
            sum[e] += weight * block[e];
        }
    }
}
