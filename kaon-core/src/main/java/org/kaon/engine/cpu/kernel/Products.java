package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// What the gradients of a product along the rows of a matrix `[rows, n]` need, without a division:
/// running products from the front and from the back.
public final class Products {

    private static final Scratch SCRATCH = new Scratch();

    private Products() {}

    /// `y[r, i] = Π_{j ≠ i} x[r, j]` for the rows `[from, to)`.
    public static void others(MemorySegment x, MemorySegment out, long n, long from, long to) {
        for (long row = from; row < to; row++) {
            double before = 1;
            for (long i = row * n; i < (row + 1) * n; i++) {
                out.set(JAVA_FLOAT_UNALIGNED, 4 * i, (float) before);
                before *= x.get(JAVA_FLOAT_UNALIGNED, 4 * i);
            }
            double after = 1;
            for (long i = (row + 1) * n - 1; i >= row * n; i--) {
                double all = after * out.get(JAVA_FLOAT_UNALIGNED, 4 * i);
                out.set(JAVA_FLOAT_UNALIGNED, 4 * i, (float) all);
                after *= x.get(JAVA_FLOAT_UNALIGNED, 4 * i);
            }
        }
    }

    /// `dx[r, k] = Σ_{i ≠ k} dy[r, i] Π_{j ≠ i, k} x[r, j]` for the rows `[from, to)`.
    ///
    /// With P the product of what is before k and Q the sum of its products with one factor
    /// replaced by dy, and P' and Q' the same of what is behind: `dx = Q P' + P Q'`.
    public static void backward(
            MemorySegment x, MemorySegment dy, MemorySegment out, long n, long from, long to) {
        MemorySegment products = SCRATCH.floats(n);
        for (long row = from; row < to; row++) {
            long first = row * n;
            double product = 1;
            double replaced = 0;
            for (long k = 0; k < n; k++) {
                products.set(JAVA_FLOAT_UNALIGNED, 4 * k, (float) product);
                out.set(JAVA_FLOAT_UNALIGNED, 4 * (first + k), (float) replaced);
                double factor = x.get(JAVA_FLOAT_UNALIGNED, 4 * (first + k));
                double change = dy.get(JAVA_FLOAT_UNALIGNED, 4 * (first + k));
                replaced = replaced * factor + product * change;
                product *= factor;
            }
            product = 1;
            replaced = 0;
            for (long k = n - 1; k >= 0; k--) {
                double before = products.get(JAVA_FLOAT_UNALIGNED, 4 * k);
                double replacedBefore = out.get(JAVA_FLOAT_UNALIGNED, 4 * (first + k));
                double change = dy.get(JAVA_FLOAT_UNALIGNED, 4 * (first + k));
                double factor = x.get(JAVA_FLOAT_UNALIGNED, 4 * (first + k));
                double result = replacedBefore * product + before * replaced;
                out.set(JAVA_FLOAT_UNALIGNED, 4 * (first + k), (float) result);
                replaced = replaced * factor + product * change;
                product *= factor;
            }
        }
    }
}
