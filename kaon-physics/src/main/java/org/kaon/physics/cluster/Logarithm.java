package org.kaon.physics.cluster;

/// The natural logarithm to within one unit in the last place: the same bits wherever it runs.
final class Logarithm {

    private static final long ROOT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));
    private static final long NORMAL = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final long INFINITE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    // ln 2 in two parts, the first short enough for an exact product with an exponent.
    private static final double LN2 = 0x1.62e42feep-1;
    private static final double LN2_REST = 0x1.a39ef35793c76p-33;

    private Logarithm() {}

    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        if (bits < NORMAL || bits >= INFINITE) {
            return StrictMath.log(x);
        }
        // x = 2ᵏ m with m in [√½, √2); ln m = 2 artanh s.
        long k = (bits - ROOT_HALF) >> 52;
        double f = Double.longBitsToDouble(bits - (k << 52)) - 1;
        double s = f / (2 + f);
        double half = 0.5 * f * f;
        double rest = s * (half + 2 * series(s * s)) + k * LN2_REST;
        return k * LN2 - ((half - rest) - f);
    }

    // artanh s = s + s series(s²): Chebyshev's fit, relative error below 2⁻⁵⁷.
    private static double series(double z) {
        double v = z * z;
        double even =
                ((0.07308292712444311 * v + 0.09091444727837474) * v + 0.14285714313001635) * v
                        + 0.3333333333333335;
        double odd = (0.07665855309105386 * v + 0.11111105565129939) * v + 0.19999999999949722;
        return z * (even + z * odd);
    }
}
