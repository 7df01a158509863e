package org.kaon.physics.comparison;

/// The regularised incomplete gamma function `Q(a, x) = Γ(a, x) / Γ(a)` for a a multiple of ½.
///
/// Source: Abramowitz and Stegun 6.5.29 (series) and 6.5.31 (continued fraction, Lentz's method).
final class IncompleteGamma {

    private static final int MOST_TERMS = 100_000;
    private static final double PRECISE = 1e-16;
    private static final double TINY = 1e-300;

    private IncompleteGamma() {}

    static double upper(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        if (Double.isInfinite(x)) {
            return 0;
        }
        double front = StrictMath.exp(a * StrictMath.log(x) - x - logGammaOfHalves(a));
        return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int k = 1; k < MOST_TERMS && term > PRECISE * sum; k++) {
            term *= x / (a + k);
            sum += term;
        }
        return sum;
    }

    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        for (int k = 1; k < MOST_TERMS; k++) {
            double numerator = -k * (k - a);
            b += 2;
            d = 1 / away(numerator * d + b);
            c = away(b + numerator / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < PRECISE) {
                break;
            }
        }
        return value;
    }

    private static double away(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    /// `ln Γ(a)` by `Γ(a + 1) = a Γ(a)` from `Γ(1) = 1` or `Γ(½) = √π`.
    private static double logGammaOfHalves(double a) {
        boolean whole = a == Math.rint(a);
        double from = whole ? 1 : 0.5;
        double sum = whole ? 0 : StrictMath.log(Math.PI) / 2;
        for (double at = from; at < a; at++) {
            sum += StrictMath.log(at);
        }
        return sum;
    }
}
