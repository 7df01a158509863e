package org.kaon.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// `y = e^(x − max x) / Σ e^(x − max x)`, or its logarithm `x − max x − log Σ e^(x − max x)`, along
/// the rows of a matrix `[rows, columns]`. In place is allowed.
public enum Softmax {
    PROBABILITY,
    LOGARITHM;

    /// Elements that are worked on at once.
    private static final long BLOCK = 8192;

    private static final Scratch SCRATCH = new Scratch();

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

    /// Works on the rows `[from, to)`.
    public void run(MemorySegment x, MemorySegment out, long columns, long from, long to) {
        long height = Math.max(1, BLOCK / Math.max(1, columns));
        MemorySegment memory = SCRATCH.floats(height * (columns + 2));
        MemorySegment exponentials = memory.asSlice(0, 4 * height * columns);
        MemorySegment maxima = memory.asSlice(4 * height * columns, 4 * height);
        MemorySegment sums = memory.asSlice(4 * height * (columns + 1), 4 * height);
        ChainKernel shifted = ChainKernels.kernel(SHIFTED);
        ChainKernel last = ChainKernels.kernel(this == PROBABILITY ? QUOTIENT : DIFFERENCE);
        for (long row = from; row < to; row += height) {
            long rows = Math.min(height, to - row);
            MemorySegment block = x.asSlice(4 * row * columns, 4 * rows * columns);
            MemorySegment result = out.asSlice(4 * row * columns, 4 * rows * columns);
            RowReduction.MAXIMUM.run(block, maxima, columns, 0, rows);
            MemorySegment[] in = {block, maxima};
            shifted.run(in, new MemorySegment[] {exponentials}, NONE, rows, columns, 0, rows);
            RowReduction.SUM.run(exponentials, sums, columns, 0, rows);
            MemorySegment[] operands =
                    this == PROBABILITY
                            ? new MemorySegment[] {exponentials, sums}
                            : new MemorySegment[] {block, maxima, sums};
            last.run(operands, new MemorySegment[] {result}, NONE, rows, columns, 0, rows);
        }
    }
}
