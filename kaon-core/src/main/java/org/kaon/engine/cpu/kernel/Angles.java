package org.kaon.engine.cpu.kernel;

/// Sine and cosine of angles in radian, of any size, from primitives.
///
/// `x = n π/2 + r` with |r| ≤ π/4: below 2¹⁵ by three parts of π/2, beyond by as many bits of 2/π
/// as the angle needs. Largest error against StrictMath in double over every 37th float, huge ones
/// included: 1.5 units in the last place (`ElementaryTest` holds it). Coefficients come from
/// `elementary_coefficients.py` among the test resources.
final class Angles {

    /// Angles from here on are reduced with integers.
    static final float HUGE = 0x1p15f;

    static final float ROUNDER = 0x1.8p23f;
    static final float QUARTERS = 0x1.45f306p-1f;
    static final float QUARTER_HIGH = 0x1.921fb6p+0f;
    static final float QUARTER_MIDDLE = -0x1.777a5cp-25f;
    static final float QUARTER_LOW = -0x1.ee59dap-50f;

    /// 32 zeros, then the bits of 2/π.
    private static final int[] TWO_OVER_PI = {
        0, 0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab
    };

    private static final int MANTISSA = 0x007fffff;
    private static final int HIDDEN = 0x00800000;
    private static final int UNIT_EXPONENT = 150;

    private static final float[] SINE = {
        0x1.7ccf12p-19f, -0x1.a05ba8p-13f, 0x1.111176p-7f, -0x1.555556p-3f
    };
    private static final float[] COSINE = {0x1.99e0ecp-16f, -0x1.6c0c1ap-10f, 0x1.55554ap-5f};
    private static final float SINE_IS_X = 0x1p-12f;

    private Angles() {}

    static <V> V sine(Arithmetic<V> in, V x) {
        return in.select(in.less(in.abs(x), SINE_IS_X), x, sine(in, x, 0));
    }

    static <V> V cosine(Arithmetic<V> in, V x) {
        return sine(in, x, 1);
    }

    private static <V> V sine(Arithmetic<V> in, V x, int quarters) {
        V r = in.apply(Primitive.ANGLE_REST, 0, x, x, x);
        V quadrant = in.apply(Primitive.ANGLE_QUADRANT, 0, x, x, x);
        // Its last two bits then are the quadrant's.
        V counted = in.add(quadrant, in.constant(ROUNDER + quarters));
        V z = in.multiply(r, r);
        V sine = in.fma(in.multiply(in.polynomial(z, SINE), z), r, r);
        V shrunk = in.fma(z, -0.5f, in.constant(1));
        V cosine = in.fma(in.multiply(in.polynomial(z, COSINE), z), z, shrunk);
        V value = in.select(Turns.bit(in, counted, 1), cosine, sine);
        return in.select(Turns.bit(in, counted, 2), in.negate(value), value);
    }

    /// `x − n π/2` for the nearest whole n.
    static float rest(float x) {
        if (Math.abs(x) >= HUGE) {
            return hugeRest(x);
        }
        float n = Math.fma(x, QUARTERS, ROUNDER) - ROUNDER;
        float high = Math.fma(n, -QUARTER_HIGH, x);
        return Math.fma(n, -QUARTER_LOW, Math.fma(n, -QUARTER_MIDDLE, high));
    }

    /// That n, for huge angles modulo 4.
    static float quadrant(float x) {
        return Math.abs(x) >= HUGE ? hugeQuadrant(x) : Math.fma(x, QUARTERS, ROUNDER) - ROUNDER;
    }

    static float hugeRest(float x) {
        if (Float.isInfinite(x)) {
            return Float.NaN;
        }
        long quarters = quarters(x);
        // The two highest bits count quarters; what follows them is a signed rest.
        double rest = (quarters << 2) * 0x1p-64 * (Math.PI / 2);
        return (float) (x < 0 ? -rest : rest);
    }

    static float hugeQuadrant(float x) {
        if (Float.isInfinite(x)) {
            return 0;
        }
        int n = (int) (quarters(x) + (1L << 61) >>> 62);
        return x < 0 ? -n : n;
    }

    /// `|x| · 2/π` modulo 4 in units of 2⁻⁶²: the mantissa times those 96 bits of 2/π that matter.
    private static long quarters(float x) {
        int bits = Float.floatToRawIntBits(x);
        int exponent = (bits >>> 23 & 0xff) - UNIT_EXPONENT;
        long mantissa = bits & MANTISSA | HIDDEN;
        // The bit of weight 2⁻ⁱ of 2/π is at 31 + i; that of weight 2 after scaling comes first.
        int first = 30 + exponent;
        long high = word(first);
        long middle = word(first + 32);
        long low = word(first + 64);
        return (mantissa * high << 32) + mantissa * middle + (mantissa * low >>> 32);
    }

    /// 32 bits of 2/π from one place on.
    private static long word(int place) {
        int index = place >>> 5;
        long two = (long) TWO_OVER_PI[index] << 32 | TWO_OVER_PI[index + 1] & 0xffffffffL;
        return two << (place & 31) >>> 32;
    }
}
