package org.kaon.engine.cpu.kernel;

import static org.kaon.engine.cpu.kernel.Species.FLOAT;
import static org.kaon.engine.cpu.kernel.Species.ORDER;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/// {@link RowProduct} over the Vector API. Touch this class only where its module is present.
final class RowProductVectors {

    private static final int LANES = FLOAT.length();

    /// Columns of a panel: two vectors, so that eight sums hide the latency of an fma.
    static final int WIDTH = 2 * LANES;

    private static final long BYTES = 4L * LANES;

    private RowProductVectors() {}

    static void run(RowProduct product, MemorySegment x, MemorySegment y, int rows) {
        int inputs = product.extents().inputs();
        int outputs = product.extents().outputs();
        for (int first = 0; first < outputs; first += WIDTH) {
            for (int row = 0; row < rows; row++) {
                if (first + LANES < outputs) {
                    wide(product, first, x, 4L * row * inputs, y, 4L * row * outputs);
                } else {
                    narrow(product, first, x, 4L * row * inputs, y, 4L * row * outputs);
                }
            }
        }
    }

    // A panel of two vectors, a and b, each with four sums.
    private static void wide(
            RowProduct product, int first, MemorySegment x, long from, MemorySegment y, long to) {
        MemorySegment weights = product.weights();
        int inputs = product.extents().inputs();
        FloatVector a0 = FloatVector.zero(FLOAT);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        long panel = 4L * first * inputs;
        int whole = inputs & -4;
        for (int i = 0; i < whole; i += 4) {
            long w = panel + i * (2 * BYTES);
            FloatVector f = broadcast(x, from, i);
            a0 = load(weights, w).fma(f, a0);
            b0 = load(weights, w + BYTES).fma(f, b0);
            f = broadcast(x, from, i + 1);
            a1 = load(weights, w + 2 * BYTES).fma(f, a1);
            b1 = load(weights, w + 3 * BYTES).fma(f, b1);
            f = broadcast(x, from, i + 2);
            a2 = load(weights, w + 4 * BYTES).fma(f, a2);
            b2 = load(weights, w + 5 * BYTES).fma(f, b2);
            f = broadcast(x, from, i + 3);
            a3 = load(weights, w + 6 * BYTES).fma(f, a3);
            b3 = load(weights, w + 7 * BYTES).fma(f, b3);
        }
        for (int i = whole; i < inputs; i++) {
            long w = panel + i * (2 * BYTES);
            FloatVector f = broadcast(x, from, i);
            FloatVector a = load(weights, w);
            FloatVector b = load(weights, w + BYTES);
            a0 = i - whole == 0 ? a.fma(f, a0) : a0;
            b0 = i - whole == 0 ? b.fma(f, b0) : b0;
            a1 = i - whole == 1 ? a.fma(f, a1) : a1;
            b1 = i - whole == 1 ? b.fma(f, b1) : b1;
            a2 = i - whole == 2 ? a.fma(f, a2) : a2;
            b2 = i - whole == 2 ? b.fma(f, b2) : b2;
        }
        finish(a0.add(a1).add(a2.add(a3)), product, first, y, to);
        finish(b0.add(b1).add(b2.add(b3)), product, first + LANES, y, to);
    }

    // A panel of one vector.
    private static void narrow(
            RowProduct product, int first, MemorySegment x, long from, MemorySegment y, long to) {
        MemorySegment weights = product.weights();
        int inputs = product.extents().inputs();
        FloatVector a0 = FloatVector.zero(FLOAT);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        long panel = 4L * first * inputs;
        int whole = inputs & -4;
        for (int i = 0; i < whole; i += 4) {
            long w = panel + i * BYTES;
            a0 = load(weights, w).fma(broadcast(x, from, i), a0);
            a1 = load(weights, w + BYTES).fma(broadcast(x, from, i + 1), a1);
            a2 = load(weights, w + 2 * BYTES).fma(broadcast(x, from, i + 2), a2);
            a3 = load(weights, w + 3 * BYTES).fma(broadcast(x, from, i + 3), a3);
        }
        for (int i = whole; i < inputs; i++) {
            FloatVector a = load(weights, panel + i * BYTES);
            FloatVector f = broadcast(x, from, i);
            a0 = i - whole == 0 ? a.fma(f, a0) : a0;
            a1 = i - whole == 1 ? a.fma(f, a1) : a1;
            a2 = i - whole == 2 ? a.fma(f, a2) : a2;
        }
        finish(a0.add(a1).add(a2.add(a3)), product, first, y, to);
    }

    private static FloatVector broadcast(MemorySegment x, long from, int i) {
        return FloatVector.broadcast(FLOAT, x.get(JAVA_FLOAT_UNALIGNED, from + 4L * i));
    }

    private static FloatVector load(MemorySegment from, long at) {
        return FloatVector.fromMemorySegment(FLOAT, from, at, ORDER);
    }

    // Adds the bias, applies relu, stores what is not padding.
    private static void finish(
            FloatVector sum, RowProduct product, int first, MemorySegment y, long to) {
        FloatVector value = sum.add(load(product.bias(), 4L * first));
        if (product.relu()) {
            value = value.blend(0f, value.compare(VectorOperators.LE, 0f));
        }
        int left = product.extents().outputs() - first;
        if (left >= LANES) {
            value.intoMemorySegment(y, to + 4L * first, ORDER);
        } else {
            value.intoMemorySegment(y, to + 4L * first, ORDER, FLOAT.indexInRange(0, left));
        }
    }

    /// Runs until HotSpot has compiled these loops, at most for a second: in the interpreter they
    /// are a thousand times slower, which nobody wants in the first answers.
    static void warm() {
        int inputs = 101;
        int outputs = 4 * WIDTH - LANES - 3;
        double compiled = inputs * outputs * 0.25;
        try (Arena arena = Arena.ofShared()) {
            MemorySegment data = arena.allocate(4L * inputs * outputs, 64);
            MemorySegment x = arena.allocate(4L * inputs, 64);
            MemorySegment y = arena.allocate(4L * outputs, 64);
            RowProduct.Matrix matrix = new RowProduct.Matrix(data, inputs, outputs, false);
            MemorySegment none = MemorySegment.NULL;
            RowProduct bare = RowProduct.pack(matrix, none, false, WIDTH, arena);
            RowProduct relu = RowProduct.pack(matrix, none, true, WIDTH, arena);
            long begin = System.nanoTime();
            long before = begin;
            int quick = 0;
            while (quick < 100 && before - begin < TimeUnit.SECONDS.toNanos(1)) {
                run(quick % 2 == 0 ? bare : relu, x, y, 1);
                long now = System.nanoTime();
                quick = now - before < compiled ? quick + 1 : 0;
                before = now;
            }
        }
    }
}
