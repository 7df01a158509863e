package org.kaon.engine.cpu.kernel;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// Reductions of integers and truth values `[outer, n, inner]` along the middle, exact in 64 bits
/// and cut to the type of the result: counts and labels, which are few, by plain loops.
public record IntegerReduction(RowReduction kind, DataType source, DataType target) {

    /// Reduces to the results `[from, to)` of outer · inner.
    public void run(MemorySegment x, MemorySegment out, long n, long inner, long from, long to) {
        for (long i = from; i < to; i++) {
            long at = i / inner * n * inner + i % inner;
            long result = neutral();
            for (long k = 0; k < n; k++) {
                result = combine(result, Numbers.integer(x, source, at + k * inner));
            }
            Numbers.set(out, target, i, result);
        }
    }

    private long neutral() {
        return switch (kind) {
            case SUM -> 0;
            case PRODUCT -> 1;
            case MAXIMUM -> Long.MIN_VALUE;
            case MINIMUM -> Long.MAX_VALUE;
        };
    }

    private long combine(long a, long b) {
        return switch (kind) {
            case SUM -> a + b;
            case PRODUCT -> a * b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
        };
    }
}
