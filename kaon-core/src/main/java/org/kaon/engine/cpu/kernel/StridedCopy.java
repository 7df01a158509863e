package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// `y[i₀, i₁, …] = x[offset + Σ iₖ strideₖ]`: transposition, broadcast (stride 0) and slice of
/// elements of 1, 2, 4 or 8 bytes; y is dense.
///
/// Strides and offset count elements of x. Work is split by lines: a line is a run along the last
/// axis of y.
public record StridedCopy(List<Long> extents, List<Long> strides, long offset, int bytes) {

    /// Lines that are filled together where neighbours in x lie along the axis before the last.
    private static final int TILE = 16;

    /// Errors: `IllegalArgumentException` for another element size, or not one stride an axis.
    public StridedCopy {
        extents = List.copyOf(extents);
        strides = List.copyOf(strides);
        if (extents.size() != strides.size() || bytes > 8 || Integer.bitCount(bytes) != 1) {
            throw new IllegalArgumentException(
                    "Strided copy of %s: expected as many strides, 1, 2, 4 or 8 bytes; found %s, %d."
                            .formatted(extents, strides, bytes));
        }
        if (extents.isEmpty()) {
            extents = List.of(1L);
            strides = List.of(1L);
        }
    }

    /// Runs of the last axis: what a range counts.
    public long lines() {
        long lines = 1;
        for (long extent : extents.subList(0, extents.size() - 1)) {
            lines *= extent;
        }
        return lines;
    }

    /// Copies the lines `[from, to)`.
    public void run(MemorySegment x, MemorySegment out, long from, long to) {
        long length = extents.getLast();
        int before = extents.size() - 2;
        boolean tiled = before >= 0 && strides.get(before) == 1 && strides.getLast() != 1;
        long line = from;
        while (line < to) {
            long together = 1;
            if (tiled) {
                long left = extents.get(before) - line % extents.get(before);
                together = Math.min(Math.min(TILE, left), to - line);
            }
            copy(x, start(line), out, line * length, (int) together);
            line += together;
        }
    }

    private long start(long line) {
        long at = offset;
        for (int axis = extents.size() - 2; axis >= 0; axis--) {
            at += line % extents.get(axis) * strides.get(axis);
            line /= extents.get(axis);
        }
        return at;
    }

    /// Copies lines that lie one element apart in x.
    private void copy(MemorySegment x, long source, MemorySegment out, long target, int lines) {
        long length = extents.getLast();
        long stride = strides.getLast();
        if (stride == 1 && lines == 1) {
            MemorySegment.copy(x, source * bytes, out, target * bytes, length * bytes);
            return;
        }
        switch (bytes) {
            case 1 -> copyBytes(x, source, out, target, lines);
            case 2 -> copyShorts(x, source, out, target, lines);
            case 4 -> {
                for (long i = 0; i < length; i++) {
                    for (int k = 0; k < lines; k++) {
                        int value = x.get(JAVA_INT_UNALIGNED, 4 * (source + i * stride + k));
                        out.set(JAVA_INT_UNALIGNED, 4 * (target + k * length + i), value);
                    }
                }
            }
            default -> {
                for (long i = 0; i < length; i++) {
                    for (int k = 0; k < lines; k++) {
                        long value = x.get(JAVA_LONG_UNALIGNED, 8 * (source + i * stride + k));
                        out.set(JAVA_LONG_UNALIGNED, 8 * (target + k * length + i), value);
                    }
                }
            }
        }
    }

    private void copyShorts(
            MemorySegment x, long source, MemorySegment out, long target, int lines) {
        long length = extents.getLast();
        long stride = strides.getLast();
        for (long i = 0; i < length; i++) {
            for (int k = 0; k < lines; k++) {
                short value = x.get(JAVA_SHORT_UNALIGNED, 2 * (source + i * stride + k));
                out.set(JAVA_SHORT_UNALIGNED, 2 * (target + k * length + i), value);
            }
        }
    }

    private void copyBytes(
            MemorySegment x, long source, MemorySegment out, long target, int lines) {
        long length = extents.getLast();
        long stride = strides.getLast();
        for (long i = 0; i < length; i++) {
            for (int k = 0; k < lines; k++) {
                byte value = x.get(JAVA_BYTE, source + i * stride + k);
                out.set(JAVA_BYTE, target + k * length + i, value);
            }
        }
    }
}
