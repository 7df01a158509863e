package org.kaon.io.arrow;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// Numbers that Kaon's columns have in another width.
final class Odd {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Odd() {}

    /// 16-bit floats as float32, exactly.
    static Flat halves(MemorySegment stored, long count, SegmentAllocator memory) {
        MemorySegment data = memory.allocate(Math.max(4, 4 * count), 64);
        for (long i = 0; i < count; i++) {
            data.set(FLOAT, 4 * i, Float.float16ToFloat(stored.get(SHORT, 2 * i)));
        }
        return new Flat(ElementType.FLOAT32, count, data);
    }

    /// Decimals as the nearest float64.
    static Flat decimals(
            MemorySegment stored, Kind.Decimal decimal, long count, SegmentAllocator memory) {
        MemorySegment data = memory.allocate(Math.max(8, 8 * count), 64);
        byte[] backwards = new byte[decimal.bytes()];
        for (long i = 0; i < count; i++) {
            for (int k = 0; k < backwards.length; k++) {
                long at = (i + 1) * backwards.length - 1 - k;
                backwards[k] = stored.get(ValueLayout.JAVA_BYTE, at);
            }
            BigDecimal value = new BigDecimal(new BigInteger(backwards), decimal.scale());
            data.set(DOUBLE, 8 * i, value.doubleValue());
        }
        return new Flat(ElementType.FLOAT64, count, data);
    }
}
