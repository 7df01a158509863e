package org.kaon.tensor;

/// Brain floats: the upper 16 bits of a float32.
public final class Bfloat16 {

    private Bfloat16() {}

    /// The nearest bfloat16, of two equally near the even one; NaN stays NaN.
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int rounded = bits + 0x7fff + (bits >>> 16 & 1);
        return (short) ((Float.isNaN(value) ? bits | 0x400000 : rounded) >>> 16);
    }

    public static float toFloat(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /// A float32 after a way there and back.
    public static float round(float value) {
        return toFloat(of(value));
    }
}
