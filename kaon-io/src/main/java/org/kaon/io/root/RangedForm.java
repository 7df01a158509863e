package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

/// A `Double32_t` or `Float16_t`: a float that takes fewer bits in the file than in memory.
///
/// @param half whether it is a Float16_t
record RangedForm(boolean half, Range range) implements Form {

    private static final int FLOAT_MANTISSA = 23;

    @Override
    public ColumnType type() {
        return new ColumnType.Flat(half ? ElementType.FLOAT32 : ElementType.FLOAT64);
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingNumbers numbers = (GrowingNumbers) into;
        Cursor bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            double value = value(bytes);
            if (half) {
                numbers.add((float) value);
            } else {
                numbers.add(value);
            }
        }
    }

    /// Bytes that a value takes.
    int width() {
        return switch (range) {
            case Range.Steps _ -> 4;
            case Range.Bits _ -> 3;
            case Range.None _ -> half ? 3 : 4;
        };
    }

    /// Reads one value.
    double value(Cursor bytes) throws FormatException {
        return switch (range) {
            case Range.Steps steps -> (bytes.i4() & 0xffff_ffffL) / steps.perUnit() + steps.low();
            case Range.Bits bits -> cut(bytes, bits.mantissa());
            case Range.None _ -> half ? cut(bytes, 12) : Float.intBitsToFloat(bytes.i4());
        };
    }

    // One byte of exponent, two with the mantissa's first bits and the sign before them.
    private static float cut(Cursor bytes, int mantissa) throws FormatException {
        int exponent = bytes.u1();
        int rest = bytes.u2();
        int sign = 1 << mantissa + 1;
        int bits = exponent << FLOAT_MANTISSA | (rest & sign - 1) << FLOAT_MANTISSA - mantissa;
        float value = Float.intBitsToFloat(bits);
        return (rest & sign) == 0 ? value : -value;
    }
}
