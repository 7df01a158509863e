package org.kaon.engine.cpu.kernel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Reductions of a chain's result as it arises: the bits of the chain, then the reduction, however
/// the work is split.
class ChainReductionTest {

    private static final float[] NONE = {};

    /// `tanh(x · row)`, stored where asked, and kept for the reduction or stored instead.
    private static Chain chain(boolean stored, boolean kept) {
        Chain.Step last = kept ? new Chain.Keep(stored ? 1 : 0, 3) : new Chain.Store(0, 3);
        List<Chain.Step> steps =
                new ArrayList<>(
                        List.of(
                                new Chain.Load(0, Access.FULL),
                                new Chain.Load(1, Access.ROW),
                                new Chain.Binary(BinaryFunction.MULTIPLY, 0, 1),
                                new Chain.Unary(UnaryFunction.TANH, 2)));
        if (stored && kept) {
            steps.add(new Chain.Store(0, 3));
        }
        steps.add(last);
        return new Chain(steps);
    }

    private static float[] numbers(int n) {
        Random random = new Random(n);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private final MemorySegment[] outputs = new MemorySegment[1];
    private MemorySegment result = Memory.empty(1);

    /// Runs the chain alone; its result is the oracle's input.
    private ChainReduction over(int rows, int columns, boolean generated) {
        MemorySegment[] in = {Memory.of(numbers(rows * columns)), Memory.of(numbers(columns))};
        result = Memory.empty((long) rows * columns);
        long n = (long) rows * columns;
        ChainKernels.plain(chain(false, false))
                .run(in, new MemorySegment[] {result}, NONE, rows, columns, 0, n);
        outputs[0] = Memory.empty(n);
        Chain chain = chain(true, true);
        ChainKernel kernel =
                generated ? GeneratedChain.of(chain).orElseThrow() : ChainKernels.plain(chain);
        return new ChainReduction(kernel, in, outputs, NONE, columns);
    }

    private void requireStored(int n) {
        Memory.assertSameBits(Memory.floats(outputs[0], n), Memory.floats(result, n));
    }

    @ParameterizedTest
    @CsvSource({
        "7,1,true",
        "5,31,false",
        "60,33,true",
        "9,256,true",
        "300,257,false",
        "3,1000,true",
        "4,1025,true",
        "3,20000,false"
    })
    void rowsHaveTheBitsOfTheReductionAlone(int rows, int columns, boolean generated) {
        ChainReduction kernel = over(rows, columns, generated);
        for (RowReduction reduction : RowReduction.values()) {
            MemorySegment expected = Memory.empty(rows);
            MemorySegment actual = Memory.empty(rows);
            reduction.run(result, expected, columns, 0, rows);
            kernel.rows(reduction, actual, columns, rows / 3, rows);
            kernel.rows(reduction, actual, columns, 0, rows / 3);
            Memory.assertSameBits(Memory.floats(actual, rows), Memory.floats(expected, rows));
        }
        requireStored(rows * columns);
    }

    @ParameterizedTest
    @CsvSource({"1,20000,true", "500,333,false", "3,16384,true"})
    void totalsHaveTheBitsOfTheReductionAlone(int rows, int columns, boolean generated) {
        ChainReduction kernel = over(rows, columns, generated);
        long n = (long) rows * columns;
        int chunks = (int) TotalReduction.chunks(n);
        MemorySegment expected = Memory.empty(chunks);
        MemorySegment actual = Memory.empty(chunks);
        TotalReduction.partial(RowReduction.SUM, result, expected, n, 0, chunks);
        kernel.partial(RowReduction.SUM, actual, n, 1, chunks);
        kernel.partial(RowReduction.SUM, actual, n, 0, 1);
        Memory.assertSameBits(Memory.floats(actual, chunks), Memory.floats(expected, chunks));
        requireStored(rows * columns);
    }

    @ParameterizedTest
    @CsvSource({
        "5,3,true",
        "1000,32,true",
        "129,300,false",
        "70,513,true",
        "40,1500,false",
        "3,20000,true"
    })
    void columnsHaveTheBitsOfTheReductionAlone(int rows, int columns, boolean generated) {
        ChainReduction kernel = over(rows, columns, generated);
        int chunks = (int) ColumnSums.chunks(rows, columns);
        MemorySegment expected = Memory.empty((long) chunks * columns);
        MemorySegment actual = Memory.empty((long) chunks * columns);
        ColumnSums.partial(result, expected, rows, columns, 0, chunks);
        kernel.columns(actual, rows, columns, chunks / 2, chunks);
        kernel.columns(actual, rows, columns, 0, chunks / 2);
        int n = chunks * columns;
        Memory.assertSameBits(Memory.floats(actual, n), Memory.floats(expected, n));
        requireStored(rows * columns);
    }
}
