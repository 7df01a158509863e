package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// `y[n, p, c] = u[n, i, c]` where i is the place of the largest x under window p, the first in
/// row-major order of equals: float32, channels last, any number of spatial axes.
///
/// Extents, sizes, strides and padding before have one entry for each spatial axis.
public record PickMaxima(long[] x, long[] y, long[] size, long[] strides, long[] before) {

    /// Works on the places `[from, to)` of all examples.
    public void run(
            MemorySegment in,
            MemorySegment u,
            MemorySegment out,
            int channels,
            long from,
            long to) {
        long[] start = new long[x.length];
        float[] best = new float[channels];
        long[] at = new long[channels];
        long places = product(y);
        long extents = product(x);
        for (long place = from; place < to; place++) {
            long rest = place % places;
            for (int i = x.length - 1; i >= 0; i--) {
                start[i] = rest % y[i] * strides[i] - before[i];
                rest /= y[i];
            }
            window(in, place / places * extents, start, best, at);
            for (int c = 0; c < channels; c++) {
                float picked = u.get(JAVA_FLOAT_UNALIGNED, 4 * (at[c] * channels + c));
                out.set(JAVA_FLOAT_UNALIGNED, 4 * (place * channels + c), picked);
            }
        }
    }

    private void window(MemorySegment in, long example, long[] start, float[] best, long[] at) {
        int channels = best.length;
        boolean first = true;
        long elements = product(size);
        for (long element = 0; element < elements; element++) {
            long source = source(element, start);
            if (source < 0) {
                continue;
            }
            source += example;
            for (int c = 0; c < channels; c++) {
                float value = in.get(JAVA_FLOAT_UNALIGNED, 4 * (source * channels + c));
                if (first || value > best[c]) {
                    best[c] = value;
                    at[c] = source;
                }
            }
            first = false;
        }
    }

    /// The place in an example of an element of the window, −1 where it lies in the padding.
    private long source(long element, long[] start) {
        long place = 0;
        long stride = 1;
        long rest = element;
        for (int i = x.length - 1; i >= 0; i--) {
            long index = start[i] + rest % size[i];
            rest /= size[i];
            if (index < 0 || index >= x[i]) {
                return -1;
            }
            place += index * stride;
            stride *= x[i];
        }
        return place;
    }

    private static long product(long[] extents) {
        long product = 1;
        for (long extent : extents) {
            product *= extent;
        }
        return product;
    }
}
