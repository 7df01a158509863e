package org.kaon.engine.cpu.kernel;

/// The error function and its complement from primitives.
///
/// Largest errors against an arbitrary-precision table: erf 1.0, erfc 4 units in the last place
/// (`ErrorFunctionTest` holds them). Coefficients come from `elementary_coefficients.py` among the
/// test resources.
final class ErrorFunction {

    private static final float[] SMALL = {
        -0x1.238cdap-19f,
        0x1.69b1b2p-14f,
        -0x1.a998eep-11f,
        0x1.5482fep-8f,
        -0x1.b8044ep-6f,
        0x1.ce2d74p-4f,
        -0x1.812740p-2f,
        0x1.06eba8p-3f
    };
    private static final float[] SCALED = {
        -0x1.bed252p-16f,
        -0x1.babe10p-12f,
        -0x1.9ee18ap-11f,
        0x1.84b228p-9f,
        0x1.a811d4p-8f,
        -0x1.6006aap-6f,
        -0x1.2a8854p-5f,
        0x1.1e2d80p-2f,
        -0x1.5fd386p-1f,
        0x1.058672p+0f
    };

    /// Where the polynomials around 0 end: for erf, and for erfc, which must not lose digits.
    private static final float ERF_SMALL = 1;

    private static final float ERFC_SMALL = 0.5f;

    /// erfc is 0 from here on.
    private static final float ERFC_END = 10.2f;

    private ErrorFunction() {}

    static <V> V erf(Arithmetic<V> in, V x) {
        V magnitude = in.abs(x);
        V large = in.subtract(in.constant(1), tail(in, magnitude));
        V signed = in.select(in.less(x, 0), in.negate(large), large);
        return in.select(in.less(magnitude, ERF_SMALL), small(in, x), signed);
    }

    static <V> V erfc(Arithmetic<V> in, V x) {
        V one = in.constant(1);
        V tail = tail(in, in.abs(x));
        V near = in.subtract(one, small(in, x));
        V far = in.select(in.less(x, 0), in.subtract(in.constant(2), tail), tail);
        V small = in.less(x, ERFC_SMALL);
        V inside = in.less(in.constant(-1), x);
        return in.select(small, in.select(inside, near, far), far);
    }

    /// `erf x = x + x P(x²)` for |x| ≤ 1.
    private static <V> V small(Arithmetic<V> in, V x) {
        V correction = in.multiply(in.polynomial(in.multiply(x, x), SMALL), x);
        return in.select(in.equal(x, 0), x, in.add(x, correction));
    }

    /// `erfc t = e^(−t²) P(q) / (t + 2)` with `q = (t − 2) / (t + 2)`, for t ≥ ½; the square is
    /// taken in two parts.
    private static <V> V tail(Arithmetic<V> in, V t) {
        V end = in.constant(ERFC_END);
        V inside = in.select(in.less(end, t), end, t);
        V two = in.constant(2);
        V inverse = in.divide(in.constant(1), in.add(inside, two));
        V q = in.multiply(in.subtract(inside, two), inverse);
        V scaled = in.multiply(in.polynomial(q, SCALED), inverse);
        V square = in.multiply(inside, inside);
        V lost = in.fma(inside, inside, in.negate(square));
        V corrected = in.fma(in.negate(scaled), lost, scaled);
        return in.multiply(Elementary.exp(in, in.negate(square)), corrected);
    }
}
