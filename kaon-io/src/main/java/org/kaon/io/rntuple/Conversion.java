package org.kaon.io.rntuple;

import org.kaon.io.column.ElementType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Writes numbers of one type as another, as C++ converts them.
final class Conversion {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE);

    private Conversion() {}

    /// Writes `count` numbers of `from` to `to` at its byte `at`.
    static void copy(
            byte[] from,
            ElementType source,
            long count,
            MemorySegment to,
            long at,
            ElementType target) {
        MemorySegment values = MemorySegment.ofArray(from);
        for (long i = 0; i < count; i++) {
            long place = at + i * target.bytes();
            switch (target) {
                case FLOAT32 -> to.set(FLOAT, place, source.floatAt(values, i));
                case FLOAT64 -> to.set(DOUBLE, place, source.doubleAt(values, i));
                case INT64, UINT64 -> to.set(LONG, place, source.longAt(values, i));
                case INT32, UINT32 -> to.set(INT, place, (int) source.longAt(values, i));
                case INT16, UINT16 -> to.set(SHORT, place, (short) source.longAt(values, i));
                case INT8, UINT8 ->
                        to.set(ValueLayout.JAVA_BYTE, place, (byte) source.longAt(values, i));
                case BOOL ->
                        to.set(
                                ValueLayout.JAVA_BYTE,
                                place,
                                (byte) (source.longAt(values, i) == 0 ? 0 : 1));
            }
        }
    }
}
