package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVector;

/// The azimuth by which jets are searched, and what is inside them measured: `atan2(py, px)` in
/// [−π, π] to within 2 units in the last place, 0 without pT; the same bits wherever it runs, and
/// without a jump, as the signs of momenta cannot be foretold.
public final class Azimuth {

    // tan(π/8): beyond it the angle is measured from π/4, so that |z| stays below it.
    private static final double EIGHTH = 0.41421356237309503;

    // What float64 leaves of π/4.
    private static final double QUARTER_REST = 3.061616997868383e-17;

    private Azimuth() {}

    public static double of(FourVector p) {
        double ptSquared = p.px() * p.px() + p.py() * p.py();
        return ptSquared == 0 ? 0 : of(p.py(), p.px());
    }

    static double of(double y, double x) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double low = Math.min(ax, ay);
        double high = Math.max(ax, ay);
        long far = mask(EIGHTH * high - low);
        double z = (low - kept(high, far)) / (high + kept(low, far));
        double quarter = kept(Math.PI / 4, far);
        double angle = quarter + (z + (z * series(z * z) + kept(QUARTER_REST, far)));
        angle = turned(angle, Math.PI / 2, mask(ax - ay));
        angle = turned(angle, Math.PI, mask(x));
        return Math.copySign(angle, y);
    }

    // atan z = z + z series(z²): Chebyshev's fit over z² < tan²(π/8), relative error below 2⁻⁵⁷.
    private static double series(double w) {
        double v = w * w;
        double even =
                ((((-0.019175404711104935 * v - 0.050854078345894844) * v - 0.06664510525508936) * v
                                                        - 0.0909090457530649)
                                                * v
                                        - 0.14285714284665682)
                                * v
                        - 0.3333333333333333;
        double odd =
                (((0.03923044778479309 * v + 0.05858140904866328) * v + 0.07692183125376892) * v
                                        + 0.11111111015187018)
                                * v
                        + 0.19999999999995516;
        return w * (even + w * odd);
    }

    // `whole - angle` where the mask is set.
    private static double turned(double angle, double whole, long mask) {
        long sign = mask & Long.MIN_VALUE;
        double signed = Double.longBitsToDouble(Double.doubleToRawLongBits(angle) ^ sign);
        return kept(whole, mask) + signed;
    }

    // All bits where the value has a minus sign.
    private static long mask(double value) {
        return Double.doubleToRawLongBits(value) >> 63;
    }

    private static double kept(double value, long mask) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & mask);
    }
}
