package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Arrays of floats off heap and back.
final class Memory {

    private Memory() {}

    static MemorySegment of(float... values) {
        MemorySegment segment = empty(values.length);
        MemorySegment.copy(values, 0, segment, JAVA_FLOAT, 0, values.length);
        return segment;
    }

    static MemorySegment empty(long floats) {
        return Arena.ofAuto().allocate(Math.max(1, floats) * Float.BYTES, 64);
    }

    static float[] floats(MemorySegment segment, int n) {
        return segment.asSlice(0, (long) n * Float.BYTES).toArray(JAVA_FLOAT);
    }

    /// All NaN are one.
    static void assertSameBits(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                assertThat(actual[i]).as("element %d", i).isEqualTo(expected[i]);
            }
        }
    }
}
