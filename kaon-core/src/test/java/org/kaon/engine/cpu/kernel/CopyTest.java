package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;
import java.util.List;

class CopyTest {

    private static MemorySegment numbered(int n, int bytes) {
        MemorySegment x = Memory.empty(2L * n);
        for (int i = 0; i < n; i++) {
            switch (bytes) {
                case 1 -> x.set(JAVA_BYTE, i, (byte) i);
                case 4 -> x.setAtIndex(JAVA_INT, i, i);
                default -> x.setAtIndex(JAVA_LONG, i, i);
            }
        }
        return x;
    }

    private static int at(MemorySegment x, int bytes, int i) {
        return switch (bytes) {
            case 1 -> x.get(JAVA_BYTE, i);
            case 4 -> x.getAtIndex(JAVA_INT, i);
            default -> (int) x.getAtIndex(JAVA_LONG, i);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void transposesElementsOfAnyWidth(int bytes) {
        // [3, 37] → [37, 3], element (r, c) → (c, r).
        MemorySegment out = Memory.empty(2 * 111);
        StridedCopy transpose = new StridedCopy(List.of(37L, 3L), List.of(1L, 37L), 0, bytes);
        transpose.run(numbered(111, bytes), out, 0, 20);
        transpose.run(numbered(111, bytes), out, 20, transpose.lines());
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 37; c++) {
                assertThat(at(out, bytes, c * 3 + r)).isEqualTo(r * 37 + c);
            }
        }
    }

    @Test
    void broadcastsAndSlices() {
        MemorySegment out = Memory.empty(24);
        // [4] → [2, 4, 3]
        new StridedCopy(List.of(2L, 4L, 3L), List.of(0L, 1L, 0L), 0, 4)
                .run(numbered(4, 4), out, 0, 8);
        for (int i = 0; i < 24; i++) {
            assertThat(at(out, 4, i)).isEqualTo(i / 3 % 4);
        }
        // [5, 4] → rows 1 to 3, columns 1 to 3
        new StridedCopy(List.of(2L, 2L), List.of(4L, 1L), 5, 4).run(numbered(20, 4), out, 0, 2);
        assertThat(List.of(at(out, 4, 0), at(out, 4, 1), at(out, 4, 2), at(out, 4, 3)))
                .containsExactly(5, 6, 9, 10);
    }

    @Test
    void concatenatesRows() {
        MemorySegment out = Memory.empty(10);
        MemorySegment[] in = {numbered(4, 4), numbered(6, 4)};
        Concatenation.run(in, new long[] {8, 12}, out, 0, 2);
        int[] expected = {0, 1, 0, 1, 2, 2, 3, 3, 4, 5};
        for (int i = 0; i < 10; i++) {
            assertThat(at(out, 4, i)).isEqualTo(expected[i]);
        }
    }

    @Test
    void castsAsNumPyDoes() {
        MemorySegment x = Memory.of(-1.7f, 0f, 2.9f, Float.NaN, 1e20f);
        MemorySegment out = Memory.empty(10);
        Casting.run(x, DataType.FLOAT32, out, DataType.INT32, 0, 5);
        assertThat(out.asSlice(0, 20).toArray(JAVA_INT))
                .containsExactly(-1, 0, 2, 0, Integer.MAX_VALUE);
        Casting.run(x, DataType.FLOAT32, out, DataType.INT64, 0, 5);
        assertThat(out.toArray(JAVA_LONG)).containsExactly(-1, 0, 2, 0, Long.MAX_VALUE);
        Casting.run(x, DataType.FLOAT32, out, DataType.BOOL, 0, 5);
        assertThat(out.asSlice(0, 5).toArray(JAVA_BYTE)).containsExactly(1, 0, 1, 1, 1);
        Casting.run(numbered(5, 8), DataType.INT64, out, DataType.FLOAT32, 1, 5);
        assertThat(Memory.floats(out, 5)[4]).isEqualTo(4f);
        MemorySegment bytes = Memory.empty(1);
        bytes.set(JAVA_BYTE, 0, (byte) 200);
        Casting.run(bytes, DataType.UINT8, out, DataType.INT32, 0, 1);
        assertThat(out.get(JAVA_INT, 0)).isEqualTo(200);
    }

    @Test
    void findsTheLargestOfAnAxis() {
        float nan = Float.NaN;
        MemorySegment out = Memory.empty(3);
        ArgMax largest = new ArgMax(DataType.FLOAT32, false);
        ArgMax smallest = new ArgMax(DataType.FLOAT32, true);
        largest.run(Memory.of(1, 3, 3, 5, nan, nan, nan, 9, 2), out, 3, 1, 0, 3);
        assertThat(out.toArray(JAVA_INT)).containsExactly(1, 1, 0);
        largest.run(Memory.of(1, 3, 3, 5, 2, 9), out, 2, 3, 0, 3);
        assertThat(out.toArray(JAVA_INT)).containsExactly(1, 0, 1);
        smallest.run(Memory.of(4, 3, 3, 5, nan, 9, 1, 9, 1), out, 3, 1, 0, 3);
        assertThat(out.toArray(JAVA_INT)).containsExactly(1, 1, 0);
    }

    @Test
    void encodesIndicesAndSumsSegments() {
        MemorySegment indices = Memory.empty(4);
        MemorySegment.copy(new int[] {2, 0, -1, 2}, 0, indices, JAVA_INT, 0, 4);
        MemorySegment out = Memory.empty(12);
        OneHot.run(indices, DataType.INT32, out, 3, 0, 4);
        assertThat(Memory.floats(out, 12)).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1);
        SegmentSum.run(Memory.of(1, 2, 4, 8), indices, out, 4, 0, 3);
        assertThat(Memory.floats(out, 3)).containsExactly(2, 0, 9);
    }
}
