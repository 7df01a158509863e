package org.kaon.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `y = e^(x − max x) / Σ e^(x − max x)`, or its logarithm `x − max x − log Σ e^(x − max x)`, along
/// the rows of a matrix `[rows, columns]`. In place is allowed.
public enum Softmax {
    PROBABILITY,
    LOGARITHM;

    /// Elements that are worked on at once.
    private static final long BLOCK = 8192;

    /// Inputs x and the column of maxima.
    private static final Chain SHIFTED =
            new Chain(
                    List.of(
                            new Chain.Load(0, Access.FULL),
                            new Chain.Load(1, Access.COLUMN),
                            new Chain.Binary(BinaryFunction.SUBTRACT, 0, 1),
                            new Chain.Unary(UnaryFunction.EXP, 2),
                            new Chain.Store(0, 3)));

    /// Inputs exponentials and the column of their sums.
    private static final Chain QUOTIENT =
            new Chain(
                    List.of(
                            new Chain.Load(0, Access.FULL),
                            new Chain.Load(1, Access.COLUMN),
                            new Chain.Binary(BinaryFunction.DIVIDE, 0, 1),
                            new Chain.Store(0, 2)));

    /// Inputs x and the columns of maxima and sums.
    private static final Chain DIFFERENCE =
            new Chain(
                    List.of(
                            new Chain.Load(0, Access.FULL),
                            new Chain.Load(1, Access.COLUMN),
                            new Chain.Load(2, Access.COLUMN),
                            new Chain.Binary(BinaryFunction.SUBTRACT, 0, 1),
                            new Chain.Unary(UnaryFunction.LOG, 2),
                            new Chain.Binary(BinaryFunction.SUBTRACT, 3, 4),
                            new Chain.Store(0, 5)));

    private static final float[] NONE = {};

    private static final ThreadLocal<Work> WORK = ThreadLocal.withInitial(() -> new Work(BLOCK));

    /// What a thread works on: rows, their exponentials, their maxima and sums.
    private record Work(
            long size,
            MemorySegment[] rows,
            MemorySegment[] exponentials,
            MemorySegment[] toQuotient,
            MemorySegment[] toDifference) {

        Work(long size) {
            this(size, floats(size), floats(size), floats(size), floats(size));
        }

        private Work(
                long size,
                MemorySegment block,
                MemorySegment exponentials,
                MemorySegment maxima,
                MemorySegment sums) {
            this(
                    size,
                    new MemorySegment[] {block, maxima},
                    new MemorySegment[] {exponentials},
                    new MemorySegment[] {exponentials, sums},
                    new MemorySegment[] {block, maxima, sums});
        }

        private static MemorySegment floats(long count) {
            return Arena.ofAuto().allocate(count * Float.BYTES, 64);
        }

        static Work of(long size) {
            Work work = WORK.get();
            if (work.size < size) {
                work = new Work(size);
                WORK.set(work);
            }
            return work;
        }
    }

    /// Works on the rows `[from, to)`.
    public void run(MemorySegment x, MemorySegment out, long columns, long from, long to) {
        long height = Math.max(1, BLOCK / Math.max(1, columns));
        Work work = Work.of(height * columns);
        MemorySegment block = work.rows[0];
        MemorySegment maxima = work.rows[1];
        MemorySegment exponentials = work.exponentials[0];
        MemorySegment sums = work.toQuotient[1];
        for (long row = from; row < to; row += height) {
            long rows = Math.min(height, to - row);
            long bytes = 4 * rows * columns;
            MemorySegment.copy(x, 4 * row * columns, block, 0, bytes);
            RowReduction.MAXIMUM.run(block, maxima, columns, 0, rows);
            Kernels.SHIFTED.run(
                    work.rows, work.exponentials, NONE, rows, columns, 0, rows * columns);
            RowReduction.SUM.run(exponentials, sums, columns, 0, rows);
            if (this == PROBABILITY) {
                Kernels.QUOTIENT.run(
                        work.toQuotient, work.exponentials, NONE, rows, columns, 0, rows * columns);
            } else {
                Kernels.DIFFERENCE.run(
                        work.toDifference,
                        work.exponentials,
                        NONE,
                        rows,
                        columns,
                        0,
                        rows * columns);
            }
            MemorySegment.copy(exponentials, 0, out, 4 * row * columns, bytes);
        }
    }

    /// Found once: a chain's hash is a walk over its steps.
    private static final class Kernels {
        static final ChainKernel SHIFTED = ChainKernels.kernel(Softmax.SHIFTED);
        static final ChainKernel QUOTIENT = ChainKernels.kernel(Softmax.QUOTIENT);
        static final ChainKernel DIFFERENCE = ChainKernels.kernel(Softmax.DIFFERENCE);
    }
}
