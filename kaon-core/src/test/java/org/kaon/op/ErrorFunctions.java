package org.kaon.op;

/// The error function in float64: its Taylor series near 0, the continued fraction of its
/// complement beyond.
public final class ErrorFunctions {

    private static final double SMALL = 2.5;

    private ErrorFunctions() {}

    public static double erf(double x) {
        return Math.abs(x) < SMALL ? series(x) : Math.signum(x) * (1 - fraction(Math.abs(x)));
    }

    public static double erfc(double x) {
        if (Math.abs(x) < SMALL) {
            return x < 0.5 ? 1 - series(x) : fraction(x);
        }
        return x < 0 ? 2 - fraction(-x) : fraction(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    /// `e^(−x²) / √π · 1 / (x + (1/2) / (x + (2/2) / (x + (3/2) / …)))`.
    private static double fraction(double x) {
        double below = x;
        for (int k = 2000; k > 0; k--) {
            below = x + k / 2.0 / below;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / below;
    }
}
