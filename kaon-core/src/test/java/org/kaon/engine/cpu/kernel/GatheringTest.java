package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;
import java.util.Random;

/// Rows added and compared by index against a loop; the same bits however the rows are split.
class GatheringTest {

    @ParameterizedTest
    @CsvSource({"1,7,5,40,false", "3,7,5,40,true", "3,4,1,100,false", "2,1,9,3,true"})
    void sumsAreThoseOfALoopAndIndependentOfTheSplit(
            int outer, int n, int inner, int count, boolean batched) {
        Random random = new Random(n);
        int places = batched ? outer * count : count;
        int[] indices = random.ints(places, -1, n + 1).toArray();
        MemorySegment index = Memory.empty(places);
        MemorySegment.copy(indices, 0, index, JAVA_INT, 0, places);
        float[] updates = new float[outer * count * inner];
        float[] expected = new float[outer * n * inner];
        for (int i = 0; i < updates.length; i++) {
            updates[i] = (float) random.nextGaussian();
            int row = i / inner;
            int to = indices[batched ? row : row % count];
            if (to >= 0 && to < n) {
                expected[(row / count * n + to) * inner + i % inner] += updates[i];
            }
        }
        Gathering gathering = new Gathering(n, inner, count, batched, DataType.INT32, 4);
        MemorySegment out = Memory.empty(expected.length);
        long rows = (long) outer * n;
        long late = gathering.add(Memory.of(updates), index, out, rows / 3, rows);
        long early = gathering.add(Memory.of(updates), index, out, 0, rows / 3);
        Memory.assertSameBits(Memory.floats(out, expected.length), expected);
        long first = Gathering.NONE;
        for (int i = places - 1; i >= 0; i--) {
            first = indices[i] < 0 || indices[i] >= n ? i : first;
        }
        assertThat(Math.min(early, late)).isEqualTo(first);
    }
}
