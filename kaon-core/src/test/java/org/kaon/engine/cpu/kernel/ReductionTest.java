package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;

/// Reductions against loops in double, and the same bits however the work is split.
class ReductionTest {

    private static float[] numbers(int n) {
        Random random = new Random(n);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,3", "1000,32", "129,300", "70,513", "40,1500", "3,20000", "0,4"})
    void columnSumsAreThoseOfALoopAndIndependentOfTheSplit(int rows, int columns) {
        float[] x = numbers(rows * columns);
        MemorySegment in = Memory.of(x);
        int chunks = (int) ColumnSums.chunks(rows, columns);
        MemorySegment partials = Memory.empty((long) chunks * columns);
        MemorySegment whole = Memory.empty(columns);
        ColumnSums.partial(in, partials, rows, columns, 0, chunks);
        ColumnSums.combine(partials, whole, rows, columns, 0, columns);
        MemorySegment split = Memory.empty(columns);
        ColumnSums.partial(in, partials, rows, columns, chunks / 2, chunks);
        ColumnSums.partial(in, partials, rows, columns, 0, chunks / 2);
        ColumnSums.combine(partials, split, rows, columns, columns / 3, columns);
        ColumnSums.combine(partials, split, rows, columns, 0, columns / 3);
        float[] y = Memory.floats(whole, columns);
        Memory.assertSameBits(Memory.floats(split, columns), y);
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += x[r * columns + c];
            }
            assertThat((double) y[c]).isCloseTo(sum, within(1e-6 * (rows + 1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"7,1", "5,31", "6,33", "9,256", "4,257", "3,1000"})
    void rowSumsAndMaximaAreThoseOfALoop(int rows, int columns) {
        float[] x = numbers(rows * columns);
        MemorySegment in = Memory.of(x);
        MemorySegment sums = Memory.empty(rows);
        MemorySegment maxima = Memory.empty(rows);
        RowReduction.SUM.run(in, sums, columns, 2, rows);
        RowReduction.SUM.run(in, sums, columns, 0, 2);
        RowReduction.MAXIMUM.run(in, maxima, columns, 0, rows);
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            float maximum = Float.NEGATIVE_INFINITY;
            for (int c = 0; c < columns; c++) {
                sum += x[r * columns + c];
                maximum = Math.max(maximum, x[r * columns + c]);
            }
            assertThat((double) Memory.floats(sums, rows)[r])
                    .isCloseTo(sum, within(1e-6 * (columns + 1)));
            assertThat(Memory.floats(maxima, rows)[r]).isEqualTo(maximum);
        }
    }

    @ParameterizedTest
    @CsvSource({"3,5,7", "2,300,1", "2,1,1500", "4,77,130", "2,600,257", "1,3000,3", "2,9,1025"})
    void reductionsOfTheMiddleAreThoseOfALoopAndIndependentOfTheSplit(int outer, int n, int inner) {
        float[] x = numbers(outer * n * inner);
        for (RowReduction kind : List.of(RowReduction.SUM, RowReduction.MAXIMUM)) {
            MemorySegment whole = Memory.empty((long) outer * inner);
            MemorySegment split = Memory.empty((long) outer * inner);
            long strips = outer * MiddleReduction.strips(inner);
            MiddleReduction.run(kind, Memory.of(x), whole, n, inner, 0, strips);
            MiddleReduction.run(kind, Memory.of(x), split, n, inner, strips / 2, strips);
            MiddleReduction.run(kind, Memory.of(x), split, n, inner, 0, strips / 2);
            float[] y = Memory.floats(whole, outer * inner);
            Memory.assertSameBits(Memory.floats(split, outer * inner), y);
            for (int i = 0; i < y.length; i++) {
                double expected = kind.neutral();
                for (int k = 0; k < n; k++) {
                    double value = x[(i / inner * n + k) * inner + i % inner];
                    expected =
                            kind == RowReduction.SUM ? expected + value : Math.max(expected, value);
                }
                assertThat((double) y[i]).isCloseTo(expected, within(1e-6 * (n + 1)));
            }
        }
    }

    @Test
    void productsAndMinimaOfRowsAreThoseOfALoop() {
        float[] x = numbers(600);
        MemorySegment out = Memory.empty(2);
        RowReduction.MINIMUM.run(Memory.of(x), out, 300, 0, 2);
        for (int row = 0; row < 2; row++) {
            float minimum = Float.POSITIVE_INFINITY;
            for (int i = 0; i < 300; i++) {
                minimum = Math.min(minimum, x[300 * row + i]);
                x[300 * row + i] = 1 + x[300 * row + i] / 100;
            }
            assertThat(Memory.floats(out, 2)[row]).isEqualTo(minimum);
        }
        RowReduction.PRODUCT.run(Memory.of(x), out, 300, 0, 2);
        for (int row = 0; row < 2; row++) {
            double product = 1;
            for (int i = 0; i < 300; i++) {
                product *= x[300 * row + i];
            }
            assertThat(Memory.floats(out, 2)[row] / product).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void maximaPropagateNaN() {
        float[] x = numbers(300);
        x[17] = Float.NaN;
        MemorySegment out = Memory.empty(1);
        RowReduction.MAXIMUM.run(Memory.of(x), out, 300, 0, 1);
        assertThat(Memory.floats(out, 1)[0]).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"1", "16384", "16385", "100000"})
    void totalsAreThoseOfALoop(int n) {
        float[] x = numbers(n);
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        int chunks = (int) TotalReduction.chunks(n);
        MemorySegment partials = Memory.empty(chunks);
        MemorySegment out = Memory.empty(1);
        TotalReduction.partial(RowReduction.SUM, Memory.of(x), partials, n, 0, chunks);
        TotalReduction.combine(RowReduction.SUM, partials, out, n);
        assertThat((double) Memory.floats(out, 1)[0]).isCloseTo(sum, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"5,2", "130,10", "3,1000", "2,9000"})
    void softmaxIsItsFormulaInDouble(int rows, int columns) {
        float[] x = numbers(rows * columns);
        for (int i = 0; i < x.length; i++) {
            x[i] *= 20;
        }
        MemorySegment probabilities = Memory.empty(x.length);
        MemorySegment logarithms = Memory.of(x);
        Softmax.PROBABILITY.run(Memory.of(x), probabilities, columns, 0, rows);
        Softmax.LOGARITHM.run(logarithms, logarithms, columns, 1, rows);
        Softmax.LOGARITHM.run(logarithms, logarithms, columns, 0, 1);
        float[] y = Memory.floats(probabilities, x.length);
        float[] logarithm = Memory.floats(logarithms, x.length);
        for (int r = 0; r < rows; r++) {
            double maximum = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < columns; c++) {
                maximum = Math.max(maximum, x[r * columns + c]);
            }
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += Math.exp(x[r * columns + c] - maximum);
            }
            for (int c = 0; c < columns; c++) {
                int i = r * columns + c;
                double expected = x[i] - maximum - Math.log(sum);
                assertThat((double) y[i]).isCloseTo(Math.exp(expected), within(1e-6));
                assertThat((double) logarithm[i]).isCloseTo(expected, within(2e-5));
            }
        }
    }
}
