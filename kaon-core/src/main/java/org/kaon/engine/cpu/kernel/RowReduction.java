package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// `y[r] = Σ_c x[r, c]` or `max_c x[r, c]`: reductions of a matrix `[rows, columns]` along its
/// rows, in an order that the columns alone decide. The maximum is NaN where a NaN is.
public enum RowReduction {
    SUM(0),
    MAXIMUM(Float.NEGATIVE_INFINITY);

    /// Short rows are reduced one element after the other.
    private static final int SHORT = 32;

    private static final int WIDTH = 256;
    private static final ThreadLocal<float[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new float[2][WIDTH]);

    private final float neutral;

    RowReduction(float neutral) {
        this.neutral = neutral;
    }

    /// Reduces the rows `[from, to)`; an empty row gives 0 or −∞.
    public void run(MemorySegment x, MemorySegment out, long columns, long from, long to) {
        float[][] blocks = BLOCKS.get();
        for (long row = from; row < to; row++) {
            out.set(JAVA_FLOAT_UNALIGNED, 4 * row, row(x, row * columns, columns, blocks));
        }
    }

    /// Reduces the n elements from the first on.
    float row(MemorySegment x, long first, long n, float[][] blocks) {
        float[] total = blocks[0];
        float[] block = blocks[1];
        if (n <= SHORT) {
            float result = neutral;
            for (int i = 0; i < n; i++) {
                float value = x.get(JAVA_FLOAT_UNALIGNED, 4 * (first + i));
                result = this == SUM ? result + value : Math.max(result, value);
            }
            return result;
        }
        int width = (int) Math.min(n, WIDTH);
        MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * first, total, 0, width);
        for (long done = width; done < n; done += WIDTH) {
            int next = (int) Math.min(WIDTH, n - done);
            MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * (first + done), block, 0, next);
            into(total, block, next);
        }
        return fold(total, width);
    }

    /// Folds the array in halves; what lies behind the width counts as neutral.
    private float fold(float[] values, int width) {
        int half = WIDTH / 2;
        Arrays.fill(values, width, WIDTH, neutral);
        for (; half >= 1; half /= 2) {
            if (this == SUM) {
                for (int i = 0; i < half; i++) {
                    values[i] += values[i + half];
                }
            } else {
                for (int i = 0; i < half; i++) {
                    values[i] = Math.max(values[i], values[i + half]);
                }
            }
        }
        return values[0];
    }

    private void into(float[] total, float[] block, int n) {
        if (this == SUM) {
            for (int i = 0; i < n; i++) {
                total[i] += block[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                total[i] = Math.max(total[i], block[i]);
            }
        }
    }

    /// Blocks for {@link #row}, of the calling thread.
    static float[][] blocks() {
        return BLOCKS.get();
    }
}
