package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// The sum or the maximum of all n elements, by chunks of fixed size.
///
/// A team shares the chunks in {@link #partial}, one thread reduces their results in {@link
/// #combine}: the same bits for any number of threads.
public final class TotalReduction {

    static final long CHUNK = 16384;

    private TotalReduction() {}

    /// The number of chunks, and of partial results.
    public static long chunks(long n) {
        return Math.max(1, (n + CHUNK - 1) / CHUNK);
    }

    /// Reduces the chunks `[from, to)`.
    public static void partial(
            RowReduction reduction,
            MemorySegment x,
            MemorySegment partials,
            long n,
            long from,
            long to) {
        float[][] blocks = RowReduction.blocks();
        for (long chunk = from; chunk < to; chunk++) {
            long first = chunk * CHUNK;
            float result = reduction.row(x, first, Math.min(CHUNK, n - first), blocks);
            partials.set(JAVA_FLOAT_UNALIGNED, 4 * chunk, result);
        }
    }

    /// Reduces the partial results to the one element of `out`.
    public static void combine(
            RowReduction reduction, MemorySegment partials, MemorySegment out, long n) {
        reduction.run(partials, out, chunks(n), 0, 1);
    }
}
