package org.kaon.engine.cpu.kernel;

/// Sine and cosine of angles in turns, from primitives.
///
/// Coefficients come from `elementary_coefficients.py` among the test resources.
final class Turns {

    private static final float ROUNDER = 0x1.8p23f;

    private static final float[] SINE = {
        -0x1.32e77cp+6f, 0x1.467faap+6f, -0x1.4abc22p+5f, 0x1.921fb6p+2f
    };
    private static final float[] COSINE = {
        0x1.d4f44ap+5f, -0x1.55b2b2p+6f, 0x1.03c1bp+6f, -0x1.3bd3ccp+4f
    };

    private Turns() {}

    /// `sin 2π(x + quarters / 4)`: x = q / 4 + r with whole q chooses among ± sin r and ± cos r.
    static <V> V sine(Arithmetic<V> in, V x, int quarters) {
        V rounder = in.constant(ROUNDER);
        V shifted = in.fma(x, 4, rounder);
        V r = in.fma(in.subtract(shifted, rounder), -0.25f, x);
        V square = in.multiply(r, r);
        V sine = in.multiply(in.polynomial(square, SINE), r);
        V cosine = in.fma(in.polynomial(square, COSINE), square, in.constant(1));
        V quadrant = in.bits(Primitive.BITS_ADD, shifted, quarters);
        V value = in.select(bit(in, quadrant, 1), cosine, sine);
        return in.select(bit(in, quadrant, 2), in.negate(value), value);
    }

    /// The conversion keeps the bit from being taken for a denormal, which may count as 0.
    static <V> V bit(Arithmetic<V> in, V bits, int which) {
        return in.bits(Primitive.BITS_TO_FLOAT, in.bits(Primitive.BITS_AND, bits, which), 0);
    }
}
