package org.kaon.physics.statistics;

/// The regularised incomplete beta function `Iₓ(a, b)` and its inverse in x.
///
/// Source: Abramowitz and Stegun 26.5.8 (continued fraction, by Lentz's method); Lanczos 1964 for
/// the logarithm of the gamma function, with the coefficients of Godfrey (g = 7, n = 9).
final class IncompleteBeta {

    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-06,
        1.5056327351493116e-07
    };
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private IncompleteBeta() {}

    /// `Iₓ(a, b)` for `0 ≤ x ≤ 1` and positive a, b.
    static double at(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double logFront =
                logGamma(a + b)
                        - logGamma(a)
                        - logGamma(b)
                        + a * StrictMath.log(x)
                        + b * StrictMath.log1p(-x);
        double front = StrictMath.exp(logFront);
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(x, a, b) / a
                : 1 - front * fraction(1 - x, b, a) / b;
    }

    /// The x with `Iₓ(a, b) = probability`, by bisection.
    static double inverse(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        while (high - low > 1e-14 * high) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (at(middle, a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double away(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    /// `ln Γ(x)` for positive x.
    static double logGamma(double x) {
        if (x < 0.5) {
            return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return HALF_LOG_TWO_PI + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
