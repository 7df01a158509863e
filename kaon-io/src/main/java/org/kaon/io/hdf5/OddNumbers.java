package org.kaon.io.hdf5;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers that no processor has: whole numbers in some bits of their bytes, floating-point numbers
/// of any exponent and mantissa (bfloat16, the long double of x86, quadruple precision).
///
/// *Source*: specification, IV.A.2.d "The Datatype Message", classes 0 and 1.
final class OddNumbers {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private OddNumbers() {}

    /// Elements that lie side by side, each in the smallest type that has all its values; those
    /// finer than float64 are rounded to it.
    static Flat decode(Datatype type, MemorySegment bytes, long count, SegmentAllocator memory) {
        ElementType element = type.element().orElseThrow();
        MemorySegment out = memory.allocate(Math.max(1, count * element.bytes()), 64);
        byte[] one = new byte[type.size()];
        for (long i = 0; i < count; i++) {
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, i * one.length, one, 0, one.length);
            switch (type) {
                case Datatype.Narrow narrow -> {
                    order(one, narrow.bigEndian());
                    put(out, element.bytes(), i, whole(narrow, one));
                }
                case Datatype.OddReal real -> {
                    order(one, real.bigEndian());
                    double value = real(real.form(), one);
                    if (element == ElementType.FLOAT32) {
                        out.set(FLOAT, 4 * i, (float) value);
                    } else {
                        out.set(DOUBLE, 8 * i, value);
                    }
                }
                default -> throw new IllegalArgumentException(type.toString());
            }
        }
        return new Flat(element, count, out);
    }

    private static void order(byte[] bytes, boolean bigEndian) {
        for (int i = 0; bigEndian && i < bytes.length / 2; i++) {
            byte other = bytes[bytes.length - 1 - i];
            bytes[bytes.length - 1 - i] = bytes[i];
            bytes[i] = other;
        }
    }

    private static void put(MemorySegment out, int width, long i, long value) {
        for (int b = 0; b < width; b++) {
            out.set(ValueLayout.JAVA_BYTE, i * width + b, (byte) (value >>> 8 * b));
        }
    }

    private static long whole(Datatype.Narrow type, byte[] bytes) {
        long raw = bits(bytes, type.firstBit(), type.bits());
        int spare = 64 - type.bits();
        return type.signed() ? raw << spare >> spare : raw;
    }

    /// Up to 64 bits from one on, the lowest first.
    private static long bits(byte[] bytes, int first, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int at = first + i;
            value |= (long) (bytes[at / 8] >> at % 8 & 1) << i;
        }
        return value;
    }

    private static double real(Datatype.Form form, byte[] bytes) {
        boolean negative = bits(bytes, form.sign(), 1) != 0;
        long exponent = bits(bytes, form.exponentAt(), form.exponentBits());
        long largest = (1L << form.exponentBits()) - 1;
        // Of a long mantissa the upper 61 bits, and one that says whether any other is set.
        int used = Math.min(61, form.mantissaBits());
        int left = form.mantissaBits() - used;
        long mantissa = bits(bytes, form.mantissaAt() + left, used);
        boolean more = false;
        for (int i = 0; i < left; i++) {
            more |= bits(bytes, form.mantissaAt() + i, 1) != 0;
        }
        long leading = form.impliedLeading() ? 1L << used : 1L << used - 1;
        double value;
        if (exponent == largest) {
            long fraction = form.impliedLeading() ? mantissa : mantissa & ~leading;
            value = fraction == 0 && !more ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            if (form.impliedLeading() && exponent > 0) {
                mantissa |= leading;
            }
            long scale =
                    Math.max(1, exponent) - form.bias() - (form.impliedLeading() ? used : used - 1);
            // Rounded once here; the scale is a power of two.
            double whole = (double) (mantissa << 1 | (more ? 1 : 0));
            value = scaled(whole, scale - 1);
        }
        return negative ? -value : value;
    }

    private static double scaled(double value, long exponent) {
        return Math.scalb(value, (int) Math.max(-5000, Math.min(5000, exponent)));
    }
}
