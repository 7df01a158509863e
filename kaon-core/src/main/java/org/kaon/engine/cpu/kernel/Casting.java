package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import org.kaon.tensor.Bfloat16;
import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// Elements of one type as elements of another: NumPy's `astype`, but a float that no integer holds
/// saturates and NaN becomes 0.
public final class Casting {

    private Casting() {}

    /// Works on the elements `[from, to)`; not in place unless both types have the same size.
    public static void run(
            MemorySegment x,
            DataType source,
            MemorySegment out,
            DataType target,
            long from,
            long to) {
        if (source == target) {
            long bytes = source.bytes();
            MemorySegment.copy(x, from * bytes, out, from * bytes, (to - from) * bytes);
        } else if (source.isFloating()) {
            fromFloats(x, source, out, target, from, to);
        } else {
            for (long i = from; i < to; i++) {
                Numbers.set(out, target, i, Numbers.integer(x, source, i));
            }
        }
    }

    private static void fromFloats(
            MemorySegment x,
            DataType source,
            MemorySegment out,
            DataType target,
            long from,
            long to) {
        for (long i = from; i < to; i++) {
            float value =
                    source == DataType.BFLOAT16
                            ? Bfloat16.toFloat(x.get(JAVA_SHORT_UNALIGNED, 2 * i))
                            : x.get(JAVA_FLOAT_UNALIGNED, 4 * i);
            switch (target) {
                case FLOAT32 -> out.set(JAVA_FLOAT_UNALIGNED, 4 * i, value);
                case BFLOAT16 -> out.set(JAVA_SHORT_UNALIGNED, 2 * i, Bfloat16.of(value));
                case INT32 -> out.set(JAVA_INT_UNALIGNED, 4 * i, (int) value);
                case BOOL -> out.set(JAVA_BYTE, i, (byte) (value != 0 ? 1 : 0));
                case INT64, UINT8 -> Numbers.set(out, target, i, (long) value);
            }
        }
    }
}
