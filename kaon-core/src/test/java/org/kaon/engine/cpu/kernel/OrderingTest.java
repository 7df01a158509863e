package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/// Orders against a stable sort of the JDK; the same order however the rows are split.
class OrderingTest {

    @ParameterizedTest
    @CsvSource({"3,200,200", "5,200,7", "2,1000,64", "2,1000,65", "4,64,64", "3,1,1"})
    void ordersAsAStableSortWithNaNLast(int rows, int n, int k) {
        float[] x = new float[rows * n];
        Random random = new Random(n + k);
        for (int i = 0; i < x.length; i++) {
            int choice = random.nextInt(20);
            x[i] = choice == 0 ? Float.NaN : choice == 1 ? -0f : random.nextInt(40) - 20;
        }
        for (boolean descending : new boolean[] {false, true}) {
            Ordering ordering = new Ordering(DataType.FLOAT32, descending);
            MemorySegment out = Memory.empty((long) rows * k);
            ordering.run(Memory.of(x), out, n, k, rows / 2, rows);
            ordering.run(Memory.of(x), out, n, k, 0, rows / 2);
            int[] indices = out.asSlice(0, 4L * rows * k).toArray(JAVA_INT);
            for (int row = 0; row < rows; row++) {
                int first = row * n;
                Comparator<Integer> order =
                        Comparator.comparingDouble(i -> key(x[first + i], descending));
                Integer[] expected =
                        IntStream.range(0, n)
                                .boxed()
                                .sorted(order)
                                .limit(k)
                                .toArray(Integer[]::new);
                for (int i = 0; i < k; i++) {
                    assertThat(indices[row * k + i]).isEqualTo(expected[i]);
                }
            }
        }
    }

    private static double key(float x, boolean descending) {
        // NaN counts as the largest of all; 0 − x makes no −0 of a 0.
        return Float.isNaN(x) ? Double.NaN : descending ? 0.0 - x : 0.0 + x;
    }

    @ParameterizedTest
    @CsvSource({"2,40,3,16", "3,9,64,5", "1,300,2,70"})
    void neighboursAreTheSameHoweverTheyAreSplit(int sets, int n, int coordinates, int k) {
        float[] x = new float[sets * n * coordinates];
        Random random = new Random(k);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        Neighbours neighbours = new Neighbours(n, coordinates, k, false);
        MemorySegment whole = Memory.empty((long) sets * n * k);
        MemorySegment split = Memory.empty((long) sets * n * k);
        neighbours.run(Memory.of(x), MemorySegment.NULL, whole, 0, (long) sets * n);
        neighbours.run(Memory.of(x), MemorySegment.NULL, split, n / 2, (long) sets * n);
        neighbours.run(Memory.of(x), MemorySegment.NULL, split, 0, n / 2);
        assertThat(split.mismatch(whole)).isEqualTo(-1);
    }
}
