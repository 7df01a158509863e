package org.kaon.engine.cpu.kernel;

/// Elementary functions of float32 from primitives: polynomials, the same bits everywhere.
///
/// For arrays use a {@link Chain}, which gives the same bits much faster. Special values are those
/// of StrictMath. Largest errors against StrictMath in double over every 37th float, denormals
/// included, in units in the last place: exp 0.97, expm1 1.44, log 0.79, log1p 1.44, tanh 1.31,
/// sigmoid 1.44, sine and cosine 1.5 (`ElementaryTest` holds them). Coefficients come from
/// `elementary_coefficients.py` among the test resources.
public final class Elementary {

    private static final float INVERSE_LN2 = 0x1.715476p+0f;
    private static final float LN2_HIGH = 0x1.62e4p-1f;
    private static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /// Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits.
    private static final float ROUNDER = 0x1.8p23f;

    private static final int EXPONENT_BIAS = 127;
    private static final int FRACTION_BITS = 23;
    private static final int FRACTION = 0x007fffff;
    private static final int SQRT_HALF_BITS = 0x3f3504f3;

    // eˣ underflows to 0 below, overflows above.
    private static final float EXP_LOWEST = -104;
    private static final float EXP_HIGHEST = 89;

    private static final float[] EXP = {
        0x1.a24712p-13f, 0x1.6d528p-10f, 0x1.111002p-7f, 0x1.5554e4p-5f, 0x1.555556p-3f, 0.5f
    };
    private static final float[] LOG = {
        0x1.14763ap-4f,
        -0x1.de02d6p-4f,
        0x1.e6bf38p-4f,
        -0x1.fc2884p-4f,
        0x1.233ba8p-3f,
        -0x1.555c46p-3f,
        0x1.99a476p-3f,
        -0x1.000006p-2f,
        0x1.555548p-2f
    };
    private static final float[] TANH = {
        -0x1.75619ap-8f, 0x1.5207b8p-6f, -0x1.b83738p-5f, 0x1.1106fcp-3f, -0x1.555532p-2f
    };
    private static final float TANH_SMALL = 0.625f;

    private Elementary() {}

    /// `eˣ`.
    public static float exp(float x) {
        return exp(Scalar.ARITHMETIC, x);
    }

    /// `eˣ − 1`.
    public static float expm1(float x) {
        return expm1(Scalar.ARITHMETIC, x);
    }

    /// The natural logarithm.
    public static float log(float x) {
        return log(Scalar.ARITHMETIC, x);
    }

    /// `log(1 + x)`.
    public static float log1p(float x) {
        return log1p(Scalar.ARITHMETIC, x);
    }

    public static float tanh(float x) {
        return tanh(Scalar.ARITHMETIC, x);
    }

    /// `1 / (1 + e⁻ˣ)`.
    public static float sigmoid(float x) {
        return sigmoid(Scalar.ARITHMETIC, x);
    }

    /// `x = n ln 2 + r`, `eˣ = 2ⁿ (1 + r + r² P(r))`.
    static <V> V exp(Arithmetic<V> in, V x) {
        V inside = clamp(in, x);
        V count = multiples(in, inside);
        return scaledExp(in, count, remainder(in, inside, count));
    }

    /// `e^(x + low)` with a low part that is at most a rounding error of x.
    static <V> V exp(Arithmetic<V> in, V x, V low) {
        V inside = clamp(in, x);
        V count = multiples(in, inside);
        return scaledExp(in, count, in.add(remainder(in, inside, count), low));
    }

    private static <V> V scaledExp(Arithmetic<V> in, V count, V r) {
        V power = in.add(in.fma(in.polynomial(r, EXP), in.multiply(r, r), r), in.constant(1));
        // In two halves, so that neither over- nor underflows before the result does.
        V half = round(in, in.multiply(count, 0.5f));
        V rest = in.subtract(count, half);
        return in.multiply(in.multiply(power, powerOfTwo(in, half)), powerOfTwo(in, rest));
    }

    /// `eˣ − 1 = 2 (2ⁿ⁻¹ (r + r² P(r)) + (2ⁿ⁻¹ − 1/2))`.
    static <V> V expm1(Arithmetic<V> in, V x) {
        // −1 is reached long before; a smaller x would leave the range of the exponent.
        V low = in.constant(-30);
        V inside = in.select(in.less(x, low), low, clamp(in, x));
        V count = multiples(in, inside);
        V r = remainder(in, inside, count);
        V power = in.fma(in.polynomial(r, EXP), in.multiply(r, r), r);
        V scale = powerOfTwo(in, in.subtract(count, in.constant(1)));
        V half = in.fma(scale, power, in.subtract(scale, in.constant(0.5f)));
        return in.select(in.less(in.abs(x), 0x1p-25f), x, in.add(half, half));
    }

    /// `x = 2ᵏ (1 + f)`, `√½ ≤ 1 + f < √2`, `log x = k ln 2 + f − f²/2 + f³ P(f)`.
    static <V> V log(Arithmetic<V> in, V x) {
        V tiny = in.less(x, Float.MIN_NORMAL);
        V normal = in.select(tiny, in.multiply(x, 0x1p23f), x);
        V shift = in.select(tiny, in.constant(-FRACTION_BITS), in.constant(0));
        V above = in.bits(Primitive.BITS_ADD, normal, -SQRT_HALF_BITS);
        V exponent =
                in.add(
                        in.bits(
                                Primitive.BITS_TO_FLOAT,
                                in.bits(Primitive.SHIFT_RIGHT, above, FRACTION_BITS),
                                0),
                        shift);
        V mantissa =
                in.bits(
                        Primitive.BITS_ADD,
                        in.bits(Primitive.BITS_AND, above, FRACTION),
                        SQRT_HALF_BITS);
        V f = in.subtract(mantissa, in.constant(1));
        V square = in.multiply(f, f);
        V tail = in.multiply(in.multiply(in.polynomial(f, LOG), f), square);
        V low = in.fma(square, -0.5f, in.fma(exponent, LN2_LOW, tail));
        V result = in.fma(exponent, LN2_HIGH, in.add(f, low));
        V positive = in.select(in.less(x, Float.POSITIVE_INFINITY), result, x);
        V zero = in.constant(0);
        V bounded = in.select(in.equal(x, 0), in.constant(Float.NEGATIVE_INFINITY), positive);
        return in.select(in.less(x, zero), in.constant(Float.NaN), bounded);
    }

    /// `log(1 + x) = log u + (x − (u − 1)) / u` with u the rounded sum: what the sum loses is given
    /// back.
    static <V> V log1p(Arithmetic<V> in, V x) {
        V one = in.constant(1);
        V sum = in.add(x, one);
        V lost = in.divide(in.subtract(x, in.subtract(sum, one)), sum);
        V logarithm = log(in, sum);
        V corrected = in.add(logarithm, lost);
        // Beyond 2²⁵ nothing is lost; near −1 the sum is exact and may be 0.
        V matters = in.less(in.abs(in.subtract(x, one)), 0x1p25f);
        V zero = in.lessEqual(sum, in.constant(0));
        V result = in.select(zero, logarithm, in.select(matters, corrected, logarithm));
        return in.select(in.equal(x, 0), x, result);
    }

    /// Near 0 an odd polynomial, beyond `1 − 2 / (e²ˣ + 1)`.
    static <V> V tanh(Arithmetic<V> in, V x) {
        V one = in.constant(1);
        V magnitude = in.abs(x);
        V square = in.multiply(x, x);
        V small = in.fma(in.multiply(in.polynomial(square, TANH), square), x, x);
        V exp = exp(in, in.add(magnitude, magnitude));
        V large = in.subtract(one, in.divide(in.constant(2), in.add(exp, one)));
        V signed = in.select(in.less(x, 0), in.negate(large), large);
        return in.select(in.less(magnitude, TANH_SMALL), small, signed);
    }

    /// With `e = e^−|x|`: `1 / (1 + e)`, and `e / (1 + e)` for negative x; the quotient is
    /// corrected by what rounding took from it and from the sum.
    static <V> V sigmoid(Arithmetic<V> in, V x) {
        V one = in.constant(1);
        V exp = exp(in, in.negate(in.abs(x)));
        V sum = in.add(one, exp);
        V lost = in.add(in.subtract(one, sum), exp);
        V inverse = in.divide(one, sum);
        V numerator = in.select(in.less(x, 0), exp, one);
        V quotient = in.multiply(numerator, inverse);
        V negative = in.negate(quotient);
        V rest = in.fma(negative, lost, in.fma(negative, sum, numerator));
        return in.fma(rest, inverse, quotient);
    }

    private static <V> V clamp(Arithmetic<V> in, V x) {
        V low = in.constant(EXP_LOWEST);
        V high = in.constant(EXP_HIGHEST);
        V above = in.select(in.less(x, low), low, x);
        return in.select(in.less(high, x), high, above);
    }

    private static <V> V multiples(Arithmetic<V> in, V x) {
        V rounder = in.constant(ROUNDER);
        return in.subtract(in.fma(x, INVERSE_LN2, rounder), rounder);
    }

    private static <V> V remainder(Arithmetic<V> in, V x, V count) {
        return in.fma(count, -LN2_LOW, in.fma(count, -LN2_HIGH, x));
    }

    private static <V> V round(Arithmetic<V> in, V x) {
        V rounder = in.constant(ROUNDER);
        return in.subtract(in.add(x, rounder), rounder);
    }

    /// 2ⁿ of a whole n in [−126, 127].
    private static <V> V powerOfTwo(Arithmetic<V> in, V n) {
        V biased = in.add(n, in.constant(ROUNDER + EXPONENT_BIAS));
        return in.bits(Primitive.SHIFT_LEFT, biased, FRACTION_BITS);
    }
}
