package org.kaon.io.hdf5;

import org.kaon.io.column.Flat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers of one type as those of another, as the C library converts them: to the nearest
/// floating-point number, to whole numbers by leaving the fraction out and staying in range.
final class Conversion {

    private Conversion() {}

    static boolean known(Datatype from, Datatype to) {
        return from.equals(to) || number(from) && number(to);
    }

    private static boolean number(Datatype type) {
        return type instanceof Datatype.Whole || type instanceof Datatype.Real;
    }

    /// The elements in the other type; the same memory where both types are one.
    static MemorySegment convert(
            Datatype from, Datatype to, MemorySegment values, SegmentAllocator memory)
            throws IOException {
        if (from.equals(to)) {
            return values;
        }
        long count = values.byteSize() / from.size();
        Flat numbers = Elements.numbers(from, values, count, memory);
        MemorySegment out = memory.allocate(Math.max(1, count * to.size()), 8);
        for (long i = 0; i < count; i++) {
            switch (to) {
                case Datatype.Real real -> put(real, numbers.at(i), out, i);
                case Datatype.Whole whole -> put(whole, whole(whole, from, numbers, i), out, i);
                default -> throw new IllegalStateException(to.toString());
            }
        }
        return out;
    }

    private static ByteOrder order(boolean bigEndian) {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static void put(Datatype.Real to, double value, MemorySegment out, long i) {
        ByteOrder order = order(to.bigEndian());
        switch (to.size()) {
            case 2 ->
                    out.set(
                            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order),
                            2 * i,
                            Float.floatToFloat16((float) value));
            case 4 ->
                    out.set(
                            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order),
                            4 * i,
                            (float) value);
            default -> out.set(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), 8 * i, value);
        }
    }

    private static void put(Datatype.Whole to, long value, MemorySegment out, long i) {
        int width = to.size();
        for (int b = 0; b < width; b++) {
            int shift = 8 * (to.bigEndian() ? width - 1 - b : b);
            out.set(ValueLayout.JAVA_BYTE, i * width + b, (byte) (value >>> shift));
        }
    }

    private static long whole(Datatype.Whole to, Datatype from, Flat numbers, long i) {
        int bits = 8 * to.size();
        boolean positive = from instanceof Datatype.Whole whole && !whole.signed();
        if (from instanceof Datatype.Real) {
            double value = numbers.at(i);
            if (!to.signed() && bits == 64 && value >= 0x1p63) {
                return value >= 0x1p64 ? -1 : (long) (value - 0x1p63) + Long.MIN_VALUE;
            }
            return limited(to, (long) value, false);
        }
        return limited(to, numbers.longAt(i), positive);
    }

    /// @param positive whether the value's sign bit is one more bit of its size
    private static long limited(Datatype.Whole to, long value, boolean positive) {
        int bits = 8 * to.size();
        boolean huge = positive && value < 0;
        long most = to.signed() ? Long.MAX_VALUE >>> 64 - bits : bits == 64 ? -1 : (1L << bits) - 1;
        if (huge) {
            return most == -1 ? value : most;
        }
        if (value < 0) {
            return to.signed() ? Math.max(value, -most - 1) : 0;
        }
        return most == -1 ? value : Math.min(value, most);
    }
}
