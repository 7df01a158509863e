package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// `y[i, j] = 1` where index i is j, otherwise 0, as float32 `[n, depth]`; an index outside `[0,
/// depth)` gives zeros.
public final class OneHot {

    private OneHot() {}

    /// Works on the rows `[from, to)`.
    public static void run(
            MemorySegment indices,
            DataType type,
            MemorySegment out,
            int depth,
            long from,
            long to) {
        out.asSlice(4 * from * depth, 4 * (to - from) * depth).fill((byte) 0);
        for (long row = from; row < to; row++) {
            long index = Numbers.integer(indices, type, row);
            if (index >= 0 && index < depth) {
                out.set(JAVA_FLOAT_UNALIGNED, 4 * (row * depth + index), 1);
            }
        }
    }
}
