package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Sums or maxima of a dense float32 array over any of its axes: for what is neither a reduction of
/// rows nor of columns. Sums are formed in double, in the order of the elements.
///
/// The reduced axes are those whose index is in the list; the result is dense over the others.
public record StridedReduction(RowReduction reduction, List<Long> extents, List<Integer> axes) {

    public StridedReduction {
        extents = List.copyOf(extents);
        axes = List.copyOf(axes);
    }

    /// The number of results: what a range counts.
    public long results() {
        long results = 1;
        for (int axis = 0; axis < extents.size(); axis++) {
            results *= axes.contains(axis) ? 1 : extents.get(axis);
        }
        return results;
    }

    /// Works on the results `[from, to)`.
    public void run(MemorySegment x, MemorySegment out, long from, long to) {
        long[][] kept = axes(false);
        long[][] reduced = axes(true);
        long count = 1;
        for (long[] axis : reduced) {
            count *= axis[0];
        }
        for (long i = from; i < to; i++) {
            long base = position(kept, i);
            double sum = 0;
            float maximum = Float.NEGATIVE_INFINITY;
            for (long k = 0; k < count; k++) {
                float value = x.get(JAVA_FLOAT_UNALIGNED, 4 * (base + position(reduced, k)));
                sum += value;
                maximum = Math.max(maximum, value);
            }
            float result = reduction == RowReduction.SUM ? (float) sum : maximum;
            out.set(JAVA_FLOAT_UNALIGNED, 4 * i, result);
        }
    }

    /// Extent and stride of each axis that is reduced or is not.
    private long[][] axes(boolean reduced) {
        List<long[]> result = new ArrayList<>();
        long stride = 1;
        for (int axis = extents.size() - 1; axis >= 0; axis--) {
            if (axes.contains(axis) == reduced) {
                result.addFirst(new long[] {extents.get(axis), stride});
            }
            stride *= extents.get(axis);
        }
        return result.toArray(new long[0][]);
    }

    private static long position(long[][] axes, long index) {
        long at = 0;
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            at += index % axes[axis][0] * axes[axis][1];
            index /= axes[axis][0];
        }
        return at;
    }
}
