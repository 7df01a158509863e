package org.kaon.io.parquet;

import org.kaon.io.column.ElementType;

import java.util.Arrays;
import java.util.Optional;

/// The least and the greatest of some numbers, as they are stored.
///
/// *Source*: `parquet.thrift`, `ColumnOrder`: a NaN is no extreme; a least zero is written as -0, a
/// greatest as +0.
record Extremes(byte[] least, byte[] greatest) {

    /// Empty where there are no numbers, or one is NaN.
    ///
    /// @param width in which they are stored
    static Optional<Extremes> of(ValueBuffer values, ElementType element, int width) {
        int count = values.size() / width;
        int least = 0;
        int greatest = 0;
        for (int i = 0; i < count; i++) {
            if (element.floating() && Double.isNaN(real(values, element, i))) {
                return Optional.empty();
            }
            if (compare(values, element, width, i, least) < 0) {
                least = i;
            }
            if (compare(values, element, width, i, greatest) > 0) {
                greatest = i;
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        byte[] low = Arrays.copyOfRange(values.bytes(), least * width, (least + 1) * width);
        byte[] high = Arrays.copyOfRange(values.bytes(), greatest * width, (greatest + 1) * width);
        if (element.floating()) {
            signed(low, real(values, element, least), 0x80);
            signed(high, real(values, element, greatest), 0);
        }
        return Optional.of(new Extremes(low, high));
    }

    private static void signed(byte[] bytes, double value, int sign) {
        if (value == 0) {
            bytes[bytes.length - 1] = (byte) sign;
        }
    }

    private static int compare(ValueBuffer values, ElementType element, int width, int a, int b) {
        if (element.floating()) {
            return Double.compare(real(values, element, a), real(values, element, b));
        }
        long left = whole(values, width, a);
        long right = whole(values, width, b);
        return element == ElementType.UINT64 || element == ElementType.UINT32
                ? Long.compareUnsigned(left, right)
                : Long.compare(left, right);
    }

    private static double real(ValueBuffer values, ElementType element, int index) {
        return element == ElementType.FLOAT32
                ? Float.intBitsToFloat(Words.intAt(values.bytes(), 4 * index))
                : Double.longBitsToDouble(Words.longAt(values.bytes(), 8 * index));
    }

    private static long whole(ValueBuffer values, int width, int index) {
        return switch (width) {
            case 1 -> values.bytes()[index];
            case 4 -> Words.intAt(values.bytes(), 4 * index);
            default -> Words.longAt(values.bytes(), 8 * index);
        };
    }
}
