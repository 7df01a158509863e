package org.kaon.physics.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// One coordinate of many four-vectors: numbers side by side in memory, little-endian, the first at
/// byte `offset`.
public record Component(MemorySegment memory, long offset, Precision precision) {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// How a number is stored; arithmetic is in float64 always.
    public enum Precision {
        FLOAT32(4),
        FLOAT64(8);

        private final int bytes;

        Precision(int bytes) {
            this.bytes = bytes;
        }
    }

    /// Float32 numbers from the start of the memory.
    public static Component float32(MemorySegment memory) {
        return new Component(memory, 0, Precision.FLOAT32);
    }

    /// Float64 numbers from the start of the memory.
    public static Component float64(MemorySegment memory) {
        return new Component(memory, 0, Precision.FLOAT64);
    }

    /// A view of the array, not a copy.
    public static Component of(float[] values) {
        return float32(MemorySegment.ofArray(values));
    }

    /// A view of the array, not a copy.
    public static Component of(double[] values) {
        return float64(MemorySegment.ofArray(values));
    }

    /// How many numbers the memory holds from the offset on.
    public long length() {
        return (memory.byteSize() - offset) / precision.bytes;
    }

    /// The number at the index.
    public double at(long index) {
        return precision == Precision.FLOAT32
                ? memory.get(FLOAT, offset + 4 * index)
                : memory.get(DOUBLE, offset + 8 * index);
    }

    /// Stores the number at the index, rounded to the precision.
    public void set(long index, double value) {
        if (precision == Precision.FLOAT32) {
            memory.set(FLOAT, offset + 4 * index, (float) value);
        } else {
            memory.set(DOUBLE, offset + 8 * index, value);
        }
    }
}
