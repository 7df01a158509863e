package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// An element-wise function of integers over rows of a broadcast space, block by block in exact
/// 64-bit numbers, of which a smaller result type keeps the low bits.
///
/// `types` are those of the operands, then of the result; `strides` those of each operand along
/// each axis of the space, 0 where it is stretched.
public record IntegerLoops(
        IntegerFunction function, List<DataType> types, long[] extents, List<long[]> strides) {

    private static final int BLOCK = 512;
    private static final int MOST_OPERANDS = 3;

    private static final ThreadLocal<long[][]> BLOCKS =
            ThreadLocal.withInitial(() -> new long[MOST_OPERANDS][BLOCK]);

    public IntegerLoops {
        types = List.copyOf(types);
        extents = extents.clone();
        strides = List.copyOf(strides);
    }

    private long columns() {
        return extents.length == 0 ? 1 : extents[extents.length - 1];
    }

    /// Works on the flat elements `[from, to)`.
    public void run(MemorySegment[] reads, MemorySegment out, long from, long to) {
        long[][] blocks = BLOCKS.get();
        long columns = columns();
        long done = from;
        while (done < to) {
            long row = done / columns;
            long column = done - row * columns;
            int n = (int) Math.min(Math.min(BLOCK, to - done), columns - column);
            for (int k = 0; k < strides.size(); k++) {
                long[] stride = strides.get(k);
                long step = stride.length == 0 ? 0 : stride[stride.length - 1];
                long first = offset(row, stride) + column * step;
                read(reads[k], types.get(k), first, step, blocks[k], n);
            }
            function.run(blocks, n);
            write(out, types.getLast(), done, blocks[0], n);
            done += n;
        }
    }

    /// Where an operand has the first element of a row.
    private long offset(long row, long[] stride) {
        long offset = 0;
        long rest = row;
        for (int axis = extents.length - 2; axis >= 0; axis--) {
            offset += rest % extents[axis] * stride[axis];
            rest /= extents[axis];
        }
        return offset;
    }

    private static void read(
            MemorySegment x, DataType type, long first, long step, long[] block, int n) {
        if (step == 0) {
            Arrays.fill(block, 0, n, Numbers.integer(x, type, first));
        } else if (type == DataType.INT64) {
            MemorySegment.copy(x, JAVA_LONG_UNALIGNED, 8 * first, block, 0, n);
        } else if (type == DataType.INT32) {
            for (int i = 0; i < n; i++) {
                block[i] = x.get(JAVA_INT_UNALIGNED, 4 * (first + i));
            }
        } else {
            for (int i = 0; i < n; i++) {
                block[i] = Numbers.integer(x, type, first + i);
            }
        }
    }

    private static void write(MemorySegment out, DataType type, long first, long[] block, int n) {
        if (type == DataType.INT64) {
            MemorySegment.copy(block, 0, out, JAVA_LONG_UNALIGNED, 8 * first, n);
        } else if (type == DataType.INT32) {
            for (int i = 0; i < n; i++) {
                out.set(JAVA_INT_UNALIGNED, 4 * (first + i), (int) block[i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                Numbers.set(out, type, first + i, block[i]);
            }
        }
    }
}
