package org.kaon.engine.cpu;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Copies elements from one regular arrangement to another: transposing, stretching, slicing and
/// joining are such copies.
///
/// `extents` is the shape that is walked, row by row; strides are in elements, 0 for an axis along
/// which an element repeats.
record StridedCopy(
        long[] extents,
        long[] sourceStrides,
        long sourceStart,
        long[] targetStrides,
        long targetStart,
        int elementBytes) {

    /// The number of rows: everything but the last axis.
    long rows() {
        long rows = 1;
        for (int i = 0; i < extents.length - 1; i++) {
            rows *= extents[i];
        }
        return extents.length == 0 ? 1 : rows;
    }

    /// The copy that undoes this one.
    @SuppressWarnings("ArgumentSelectionDefectChecker") // they change places on purpose
    StridedCopy inverse() {
        return new StridedCopy(
                extents, targetStrides, targetStart, sourceStrides, sourceStart, elementBytes);
    }

    private long width() {
        return extents.length == 0 ? 1 : extents[extents.length - 1];
    }

    /// Copies rows `[from, to)`.
    void run(MemorySegment source, MemorySegment target, long from, long to) {
        int last = extents.length - 1;
        long width = width();
        long sourceStep = last < 0 ? 1 : sourceStrides[last];
        long targetStep = last < 0 ? 1 : targetStrides[last];
        for (long row = from; row < to; row++) {
            long s = sourceStart;
            long t = targetStart;
            long rest = row;
            for (int axis = last - 1; axis >= 0; axis--) {
                long index = rest % extents[axis];
                rest /= extents[axis];
                s += index * sourceStrides[axis];
                t += index * targetStrides[axis];
            }
            if (sourceStep == 1 && targetStep == 1) {
                MemorySegment.copy(
                        source, s * elementBytes, target, t * elementBytes, width * elementBytes);
            } else {
                row(source, s, sourceStep, target, t, targetStep, width);
            }
        }
    }

    private void row(
            MemorySegment source,
            long s,
            long sourceStep,
            MemorySegment target,
            long t,
            long targetStep,
            long width) {
        switch (elementBytes) {
            case 4 -> {
                for (long i = 0; i < width; i++) {
                    int element = source.get(ValueLayout.JAVA_INT, (s + i * sourceStep) * 4);
                    target.set(ValueLayout.JAVA_INT, (t + i * targetStep) * 4, element);
                }
            }
            case 8 -> {
                for (long i = 0; i < width; i++) {
                    long element = source.get(ValueLayout.JAVA_LONG, (s + i * sourceStep) * 8);
                    target.set(ValueLayout.JAVA_LONG, (t + i * targetStep) * 8, element);
                }
            }
            default -> {
                for (long i = 0; i < width; i++) {
                    byte element = source.get(ValueLayout.JAVA_BYTE, s + i * sourceStep);
                    target.set(ValueLayout.JAVA_BYTE, t + i * targetStep, element);
                }
            }
        }
    }
}
