package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import org.kaon.tensor.Bfloat16;
import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// Single elements of any type; for what is not worth a loop of its own.
public final class Numbers {

    private Numbers() {}

    /// The element as an integer; a float is truncated towards zero, saturates, NaN is 0.
    public static long integer(MemorySegment memory, DataType type, long index) {
        return switch (type) {
            case FLOAT32 -> (long) memory.get(JAVA_FLOAT_UNALIGNED, 4 * index);
            case BFLOAT16 -> (long) Bfloat16.toFloat(memory.get(JAVA_SHORT_UNALIGNED, 2 * index));
            case INT32 -> memory.get(JAVA_INT_UNALIGNED, 4 * index);
            case INT64 -> memory.get(JAVA_LONG_UNALIGNED, 8 * index);
            case UINT8, BOOL -> memory.get(JAVA_BYTE, index) & 0xff;
        };
    }

    /// Writes an integer, its low bits where the type is smaller; BOOL is 1 unless it is 0.
    public static void set(MemorySegment memory, DataType type, long index, long value) {
        switch (type) {
            case FLOAT32 -> memory.set(JAVA_FLOAT_UNALIGNED, 4 * index, (float) value);
            case BFLOAT16 ->
                    memory.set(JAVA_SHORT_UNALIGNED, 2 * index, Bfloat16.of((float) value));
            case INT32 -> memory.set(JAVA_INT_UNALIGNED, 4 * index, (int) value);
            case INT64 -> memory.set(JAVA_LONG_UNALIGNED, 8 * index, value);
            case UINT8 -> memory.set(JAVA_BYTE, index, (byte) value);
            case BOOL -> memory.set(JAVA_BYTE, index, (byte) (value != 0 ? 1 : 0));
        }
    }
}
