package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The k nearest of n points in `[sets, n, coordinates]` to each of them, by the sum of squared
/// differences, as int32 `[sets, n, k]`: the nearest first, of equals the lower index; then what
/// has no distance (NaN), last what the mask `[sets, n]` leaves out.
public record Neighbours(int n, int coordinates, int k, boolean includeSelf) {

    private static final int NOT_A_NUMBER = Integer.MAX_VALUE - 1;
    private static final int MASKED = Integer.MAX_VALUE;

    private static final ThreadLocal<float[][]> WORK =
            ThreadLocal.withInitial(() -> new float[2][0]);

    /// Works on the points `[from, to)` of sets · n; an empty mask leaves nothing out.
    public void run(MemorySegment x, MemorySegment mask, MemorySegment out, long from, long to) {
        float[][] work = WORK.get();
        if (work[0].length < n * coordinates || work[1].length < n) {
            work[0] = new float[n * coordinates];
            work[1] = new float[n];
        }
        float[] columns = work[0];
        float[] distances = work[1];
        long[] keys = Ordering.keys(k);
        long loaded = -1;
        for (long point = from; point < to; point++) {
            long set = point / n;
            if (set != loaded) {
                load(x, set, columns);
                loaded = set;
            }
            int self = (int) (point % n);
            distances(columns, self, distances);
            int found = 0;
            for (int j = 0; j < n; j++) {
                if (j != self || includeSelf) {
                    boolean masked = mask.byteSize() > 0 && mask.get(JAVA_BYTE, set * n + j) == 0;
                    int key = masked ? MASKED : key(distances[j]);
                    found = Ordering.insert(keys, found, k, Ordering.pack(key, j));
                }
            }
            Ordering.write(keys, k, out, point);
        }
    }

    /// One column for each coordinate, so that distances to all points are found side by side.
    private void load(MemorySegment x, long set, float[] columns) {
        for (int j = 0; j < n; j++) {
            for (int c = 0; c < coordinates; c++) {
                long at = (set * n + j) * coordinates + c;
                columns[c * n + j] = x.get(JAVA_FLOAT_UNALIGNED, 4 * at);
            }
        }
    }

    private void distances(float[] columns, int self, float[] distances) {
        Arrays.fill(distances, 0, n, 0);
        for (int c = 0; c < coordinates; c++) {
            int column = c * n;
            float here = columns[column + self];
            for (int j = 0; j < n; j++) {
                float difference = columns[column + j] - here;
                distances[j] += difference * difference;
            }
        }
    }

    /// The bits of numbers that are not negative have their order.
    private static int key(float distance) {
        return Float.isNaN(distance) ? NOT_A_NUMBER : Float.floatToRawIntBits(distance);
    }
}
