package org.kaon.engine.cpu.kernel;

/// `xʸ` from primitives: `e^(y ln |x|)`, with the sign and the special values of C's `powf`.
///
/// `ln m = 2s + s³ Q(s²)` with `s = (m − 1) / (m + 1)`, in two floats.
///
/// Largest error over random arguments against StrictMath in double: 1.5 units in the last place
/// (`PowerTest` holds it). Coefficients come from `elementary_coefficients.py` among the test
/// resources.
final class Power {

    private static final float LN2_HIGH = 0x1.62e4p-1f;
    private static final float LN2_LOW = 0x1.7f7d1cp-20f;
    private static final int FRACTION = 0x007fffff;
    private static final int SQRT_HALF_BITS = 0x3f3504f3;
    private static final int FRACTION_BITS = 23;
    private static final int ONE_BITS = 0x3f800000;

    /// Beyond ± this eˣ is 0 or ∞ whatever the low part says.
    private static final float LARGEST_EXPONENT = 104;

    private static final float[] LOG = {0x1.f13d0ep-3f, 0x1.23d3dcp-2f, 0x1.999c26p-2f};
    private static final float LOG_FIRST = 0x1.555554p-1f;

    private Power() {}

    static <V> V power(Arithmetic<V> in, V x, V y) {
        V one = in.constant(1);
        V infinity = in.constant(Float.POSITIVE_INFINITY);
        V magnitude = in.abs(x);
        V positive = magnitude(in, magnitude, y);
        // 1 to any power, and −1 to an infinite one.
        V unit = in.equal(magnitude, 1);
        V endless = in.apply(Primitive.EQUAL, 0, in.abs(y), infinity, infinity);
        V settled = in.select(both(in, unit, endless), one, positive);
        V whole = equal(in, Functions.floor(in, y), y);
        V half = in.multiply(y, 0.5f);
        V halved = equal(in, Functions.floor(in, half), half);
        V odd = both(in, whole, in.apply(Primitive.NOT, 0, halved, halved, halved));
        V sign = in.bits(Primitive.BITS_OR, in.bits(Primitive.BITS_AND, x, 1 << 31), ONE_BITS);
        V signed = in.select(odd, in.multiply(settled, sign), settled);
        V negative = both(in, in.less(x, 0), in.less(in.constant(Float.NEGATIVE_INFINITY), x));
        V fraction = in.apply(Primitive.NOT, 0, whole, whole, whole);
        V undefined = both(in, negative, fraction);
        V result = in.select(undefined, in.constant(Float.NaN), signed);
        V plainOne = in.apply(Primitive.OR, 0, in.equal(y, 0), in.equal(x, 1), y);
        return in.select(plainOne, one, result);
    }

    private static <V> V both(Arithmetic<V> in, V a, V b) {
        return in.apply(Primitive.AND, 0, a, b, a);
    }

    private static <V> V equal(Arithmetic<V> in, V a, V b) {
        return in.apply(Primitive.EQUAL, 0, a, b, a);
    }

    /// `xʸ` of x ≥ 0; `x = 2ᵏ m`, `√½ ≤ m < √2`.
    private static <V> V magnitude(Arithmetic<V> in, V x, V y) {
        V tiny = in.less(x, Float.MIN_NORMAL);
        V normal = in.select(tiny, in.multiply(x, 0x1p23f), x);
        V above = in.bits(Primitive.BITS_ADD, normal, -SQRT_HALF_BITS);
        V shift = in.select(tiny, in.constant(-FRACTION_BITS), in.constant(0));
        V exponentBits = in.bits(Primitive.SHIFT_RIGHT, above, FRACTION_BITS);
        V exponent = in.add(in.bits(Primitive.BITS_TO_FLOAT, exponentBits, 0), shift);
        V fraction = in.bits(Primitive.BITS_AND, above, FRACTION);
        V mantissa = in.bits(Primitive.BITS_ADD, fraction, SQRT_HALF_BITS);
        // ln m = 2 (s + low) + cube + cubeLow
        V one = in.constant(1);
        V f = in.subtract(mantissa, one);
        V sum = in.add(mantissa, one);
        V lost = in.subtract(mantissa, in.subtract(sum, one));
        V inverse = in.divide(one, sum);
        V s = in.multiply(f, inverse);
        V rest = in.fma(in.negate(s), lost, in.fma(in.negate(s), sum, f));
        V low = in.multiply(rest, inverse);
        V square = in.multiply(s, s);
        V squareLow = in.fma(s, s, in.negate(square));
        V product = in.multiply(square, factor(in, square));
        V cube = in.multiply(s, product);
        V lower = lower(in, square, squareLow, product);
        V cubeLow = in.fma(s, lower, in.fma(s, product, in.negate(cube)));
        V slope = in.fma(product, 3, in.constant(2));
        V tail = in.fma(exponent, LN2_LOW, in.fma(low, slope, cubeLow));
        return sum(in, x, y, in.multiply(exponent, LN2_HIGH), in.add(s, s), cube, tail);
    }

    /// `Q(z)`.
    private static <V> V factor(Arithmetic<V> in, V z) {
        return in.fma(in.polynomial(z, LOG), z, in.constant(LOG_FIRST));
    }

    /// What `z Q(z)` loses by rounding.
    private static <V> V lower(Arithmetic<V> in, V z, V zLow, V product) {
        V factor = factor(in, z);
        V first = in.constant(LOG_FIRST);
        V factorLow = in.fma(in.polynomial(z, LOG), z, in.subtract(first, factor));
        V productLow = in.fma(z, factor, in.negate(product));
        return in.fma(z, factorLow, in.fma(zLow, factor, productLow));
    }

    /// The power from the parts of `ln x`, sorted into a float and what it lacks.
    private static <V> V sum(Arithmetic<V> in, V x, V y, V lead, V twice, V cube, V tail) {
        V high = in.add(lead, twice);
        V lostByHigh = in.add(in.subtract(lead, high), twice);
        V left = in.add(lostByHigh, cube);
        V lostByLeft = in.add(in.subtract(cube, in.subtract(left, lostByHigh)), tail);
        V sorted = in.add(high, left);
        V remaining = in.add(in.subtract(left, in.subtract(sorted, high)), lostByLeft);
        V infinity = in.constant(Float.POSITIVE_INFINITY);
        V bounded = in.select(in.less(x, infinity), sorted, x);
        V log = in.select(in.equal(x, 0), in.negate(infinity), bounded);
        return exponential(in, y, log, remaining);
    }

    /// `e^(y (log + low))`.
    private static <V> V exponential(Arithmetic<V> in, V y, V log, V low) {
        V product = in.multiply(y, log);
        V exact = in.fma(y, low, in.fma(y, log, in.negate(product)));
        V small = in.less(in.abs(product), LARGEST_EXPONENT);
        return Elementary.exp(in, product, in.select(small, exact, in.constant(0)));
    }
}
