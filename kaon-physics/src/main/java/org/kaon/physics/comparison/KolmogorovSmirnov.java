package org.kaon.physics.comparison;

/// The largest distance of two cumulative distributions, `D = max |F − G|`, and how probable one as
/// large is for two samples of one distribution.
///
/// The probability is Kolmogorov's series at `√(n·m/(n + m))·D`, with effective numbers of events
/// where there are weights: exact for large samples of a continuous variable. Source: Kolmogorov
/// 1933, Smirnov 1948.
public record KolmogorovSmirnov(double distance, double probability) {

    private static final int MOST_TERMS = 200;

    /// Compares two samples.
    public static KolmogorovSmirnov of(Sample a, Sample b) {
        double[] largest = new double[1];
        Sample.walk(a, b, (x, next, f, g) -> largest[0] = Math.max(largest[0], Math.abs(f - g)));
        double n = a.effectiveSize();
        double m = b.effectiveSize();
        return new KolmogorovSmirnov(largest[0], survival(Math.sqrt(n * m / (n + m)) * largest[0]));
    }

    /// `2 Σ (−1)^(k−1) exp(−2k²z²)`; for small z by Jacobi's other form, which converges there.
    static double survival(double z) {
        if (z <= 0) {
            return 1;
        }
        double sum = 0;
        if (z < 1) {
            for (int k = 1; k < MOST_TERMS; k += 2) {
                sum += StrictMath.exp(-k * k * Math.PI * Math.PI / (8 * z * z));
            }
            return 1 - Math.sqrt(2 * Math.PI) / z * sum;
        }
        for (int k = 1; k < MOST_TERMS; k++) {
            double term = StrictMath.exp(-2.0 * k * k * z * z);
            sum += k % 2 == 1 ? term : -term;
        }
        return 2 * sum;
    }
}
