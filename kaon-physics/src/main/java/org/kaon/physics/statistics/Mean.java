package org.kaon.physics.statistics;

/// The mean of a sample with its standard error `s/√n`, `s² = Σ(x − x̄)²/(n − 1)`.
public final class Mean {

    private Mean() {}

    /// Undefined for no value; one value has an unknown error.
    public static Estimate of(double... values) {
        if (values.length == 0) {
            return Estimate.undefined();
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double n = values.length;
        return new Estimate(mean, n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN);
    }

    /// The weighted mean `Σwx/Σw` with `σ² = Σ w²(x − x̄)² / (Σw)² · n/(n − 1)`, `n = (Σw)²/Σw²`;
    /// weights may be negative. Undefined where they do not sum to more than 0, of unknown error
    /// where n is not above 1.
    ///
    /// *Errors*: [IllegalArgumentException] for a weight that is not finite, or another number of
    /// weights.
    public static Estimate weighted(double[] values, double[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "mean: expected a weight for each of %d values, got %d."
                            .formatted(values.length, weights.length));
        }
        double total = 0;
        double totalSquares = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(weights[i])) {
                throw new IllegalArgumentException(
                        "mean: value %d has the weight %s, expected a finite one."
                                .formatted(i, weights[i]));
            }
            total += weights[i];
            totalSquares += weights[i] * weights[i];
            sum += weights[i] == 0 ? 0 : weights[i] * values[i];
        }
        if (!(total > 0)) {
            return Estimate.undefined();
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double pull = weights[i] == 0 ? 0 : weights[i] * (values[i] - mean);
            squares += pull * pull;
        }
        double n = total * total / totalSquares;
        double variance = squares / (total * total) * (n / (n - 1));
        return new Estimate(mean, n > 1 + 1e-9 ? Math.sqrt(variance) : Double.NaN);
    }
}
