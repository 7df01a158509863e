package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// `y[r] = Σ_c x[r, c]`, and likewise products and extremes: reductions of a matrix `[rows,
/// columns]` along its rows, in an order that the columns alone decide. An extreme is NaN where a
/// NaN is.
public enum RowReduction {
    SUM(0),
    PRODUCT(1),
    MAXIMUM(Float.NEGATIVE_INFINITY),
    MINIMUM(Float.POSITIVE_INFINITY);

    /// Short rows are reduced one element after the other.
    private static final int SHORT = 32;

    static final int WIDTH = 256;
    private static final ThreadLocal<float[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new float[2][WIDTH]);

    private final float neutral;

    RowReduction(float neutral) {
        this.neutral = neutral;
    }

    /// What a reduction of nothing gives.
    public float neutral() {
        return neutral;
    }

    /// Reduces the rows `[from, to)`; an empty row gives the neutral element.
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
                result = combine(result, value);
            }
            return result;
        }
        int width = (int) Math.min(n, WIDTH);
        MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * first, total, 0, width);
        for (long done = width; done < n; done += WIDTH) {
            int next = (int) Math.min(WIDTH, n - done);
            MemorySegment.copy(x, JAVA_FLOAT_UNALIGNED, 4 * (first + done), block, 0, next);
            into(total, block, 0, next);
        }
        return fold(total, width);
    }

    /// Reduces n elements of an array from `at` on, in the same order.
    float row(float[] x, int at, int n, float[] total) {
        if (n <= SHORT) {
            float result = neutral;
            for (int i = 0; i < n; i++) {
                result = combine(result, x[at + i]);
            }
            return result;
        }
        int width = Math.min(n, WIDTH);
        System.arraycopy(x, at, total, 0, width);
        for (int done = width; done < n; done += WIDTH) {
            into(total, x, at + done, Math.min(WIDTH, n - done));
        }
        return fold(total, width);
    }

    /// Folds the array in halves; what lies behind the width counts as neutral.
    float fold(float[] values, int width) {
        Arrays.fill(values, width, WIDTH, neutral);
        for (int half = WIDTH / 2; half >= 1; half /= 2) {
            into(values, values, half, half);
        }
        return values[0];
    }

    /// Two partial results together.
    float combine(float a, float b) {
        return switch (this) {
            case SUM -> a + b;
            case PRODUCT -> a * b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
        };
    }

    /// Reduces n elements of a block, from `at` on, into the first n totals.
    void into(float[] total, float[] block, int at, int n) {
        switch (this) {
            case SUM -> {
                for (int i = 0; i < n; i++) {
                    total[i] += block[at + i];
                }
            }
            case PRODUCT -> {
                for (int i = 0; i < n; i++) {
                    total[i] *= block[at + i];
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < n; i++) {
                    total[i] = Math.max(total[i], block[at + i]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    total[i] = Math.min(total[i], block[at + i]);
                }
            }
        }
    }

    /// Blocks for {@link #row}, of the calling thread.
    static float[][] blocks() {
        return BLOCKS.get();
    }
}
