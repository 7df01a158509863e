package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;

/// `y = x·W + b`, then relu if wanted, for a few rows x and weights that stay: what a product costs
/// here is reading W once, so W is packed in the order in which it is read.
///
/// W `[inputs, outputs]` is cut into panels of columns, each stored row by row. An element is the
/// sum of four: `Σ fma(x[i], W[i, j])` over the i that leave 0, 1, 2, 3 when divided by 4, added as
/// `((s₀
/// + s₁) + (s₂ + s₃)) + b`; so the bits are the same with vectors of any length, and without.
///
/// Vectors are used where the module `jdk.incubator.vector` is present, unless
/// `kaon.kernels=plain`.
public final class RowProduct {

    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                    && !"plain".equals(System.getProperty("kaon.kernels"));

    private static final int PLAIN_WIDTH = 32;
    private static final int LARGEST_WIDTH = 128;

    /// Sums apart.
    private static final int APART = 4;

    private static final ThreadLocal<float[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new float[APART + 1][LARGEST_WIDTH]);

    static {
        if (VECTORS) {
            RowProductVectors.warm();
        }
    }

    private final MemorySegment weights;
    private final MemorySegment bias;
    private final Extents extents;
    private final boolean relu;

    private RowProduct(MemorySegment weights, MemorySegment bias, Extents extents, boolean relu) {
        this.weights = weights;
        this.bias = bias;
        this.extents = extents;
        this.relu = relu;
    }

    /// The extents of a product; panels have `width` columns, or half as many in the last one.
    record Extents(int inputs, int outputs, int width) {

        private int padded() {
            return Math.ceilDiv(outputs, width / 2) * (width / 2);
        }
    }

    /// Where weights lie before they are packed: `[inputs, outputs]`, or turned.
    public record Matrix(MemorySegment data, int inputs, int outputs, boolean transposed) {

        private float at(int input, int output) {
            long place =
                    transposed ? (long) output * inputs + input : (long) input * outputs + output;
            return data.get(JAVA_FLOAT_UNALIGNED, 4 * place);
        }
    }

    /// Packs weights; a `bias` without bytes is 0. `memory` must outlive the product.
    public static RowProduct pack(
            Matrix matrix, MemorySegment bias, boolean relu, SegmentAllocator memory) {
        return pack(matrix, bias, relu, VECTORS ? RowProductVectors.WIDTH : PLAIN_WIDTH, memory);
    }

    static RowProduct pack(
            Matrix matrix, MemorySegment bias, boolean relu, int width, SegmentAllocator memory) {
        Extents extents = new Extents(matrix.inputs, matrix.outputs, width);
        int columns = extents.padded();
        MemorySegment packed = memory.allocate(4L * matrix.inputs * columns, 64);
        MemorySegment row = memory.allocate(4L * columns, 64);
        MemorySegment.copy(bias, 0, row, 0, bias.byteSize());
        long place = 0;
        for (int first = 0; first < columns; first += width) {
            int last = Math.min(first + width, columns);
            for (int i = 0; i < matrix.inputs; i++) {
                for (int j = first; j < last; j++) {
                    packed.set(
                            JAVA_FLOAT_UNALIGNED,
                            4 * place++,
                            j < matrix.outputs ? matrix.at(i, j) : 0);
                }
            }
        }
        return new RowProduct(packed, row, extents, relu);
    }

    /// Computes rows 0 to `rows` of y `[rows, outputs]` from x `[rows, inputs]`.
    public void run(MemorySegment x, MemorySegment y, int rows) {
        if (VECTORS) {
            vectors(x, y, rows);
        } else {
            plain(x, y, rows);
        }
    }

    void vectors(MemorySegment x, MemorySegment y, int rows) {
        RowProductVectors.run(this, x, y, rows);
    }

    MemorySegment weights() {
        return weights;
    }

    MemorySegment bias() {
        return bias;
    }

    Extents extents() {
        return extents;
    }

    boolean relu() {
        return relu;
    }

    /// The same bits by plain loops.
    void plain(MemorySegment x, MemorySegment y, int rows) {
        float[][] blocks = BLOCKS.get();
        int inputs = extents.inputs;
        for (int first = 0; first < extents.outputs; first += extents.width) {
            int width = Math.min(extents.width, extents.padded() - first);
            for (int row = 0; row < rows; row++) {
                for (int part = 0; part < APART; part++) {
                    Arrays.fill(blocks[part], 0);
                }
                for (int i = 0; i < inputs; i++) {
                    long place = 4 * ((long) first * inputs + (long) i * width);
                    MemorySegment.copy(
                            weights, JAVA_FLOAT_UNALIGNED, place, blocks[APART], 0, width);
                    float factor = x.get(JAVA_FLOAT_UNALIGNED, 4L * (row * inputs + i));
                    add(factor, blocks[APART], blocks[i % APART], width);
                }
                finish(blocks, first, y, (long) row * extents.outputs);
            }
        }
    }

    private static void add(float factor, float[] block, float[] sums, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] = Math.fma(factor, block[j], sums[j]);
        }
    }

    private void finish(float[][] blocks, int first, MemorySegment y, long start) {
        for (int j = 0; j < extents.width && first + j < extents.outputs; j++) {
            float sum = (blocks[0][j] + blocks[1][j]) + (blocks[2][j] + blocks[3][j]);
            float value = sum + bias.get(JAVA_FLOAT_UNALIGNED, 4L * (first + j));
            y.set(JAVA_FLOAT_UNALIGNED, 4 * (start + first + j), relu && value <= 0 ? 0 : value);
        }
    }
}
