package org.kaon.physics.comparison;

/// χ² of the hypothesis that two histograms are of one distribution, with its degrees of freedom
/// and probability; ROOT's `TH1::Chi2Test`. Bins that are empty in both do not count.
///
/// Source: Cramér 1946 for counts; Gagunashvili, physics/0605123, for weights.
public record Homogeneity(double chiSquared, int degrees, double probability) {

    /// Two histograms of counts: `χ² = Σ (M nᵢ − N mᵢ)² / (nᵢ + mᵢ) / (N M)`.
    public static Homogeneity ofCounts(double[] n, double[] m) {
        double first = total(n, m);
        double second = total(m, n);
        double sum = 0;
        int used = 0;
        for (int i = 0; i < n.length; i++) {
            if (n[i] + m[i] > 0) {
                double difference = second * n[i] - first * m[i];
                sum += difference * difference / (n[i] + m[i]);
                used++;
            }
        }
        return of(sum / (first * second), used);
    }

    /// Counts against sums of weights with the sums of their squares. The common distribution is
    /// estimated bin by bin.
    public static Homogeneity ofCountsAndWeights(double[] n, double[] w, double[] squares) {
        double counts = total(n, w);
        double weights = total(w, n);
        total(squares, n);
        double sum = 0;
        int used = 0;
        for (int i = 0; i < n.length; i++) {
            if (squares[i] > 0) {
                double b = weights * w[i] - counts * squares[i];
                double root = Math.sqrt(b * b + 4 * weights * weights * squares[i] * n[i]);
                double p = (b + root) / (2 * weights * weights);
                double off = w[i] - weights * p;
                double counted = n[i] - counts * p;
                sum += (p > 0 ? counted * counted / (counts * p) : 0) + off * off / squares[i];
                used++;
            } else if (n[i] > 0) {
                throw new IllegalArgumentException(
                        "homogeneity: bin %d holds %s counts and no weight. Join bins."
                                .formatted(i, n[i]));
            }
        }
        return of(sum, used);
    }

    /// Two histograms of weights: `χ² = Σ (V wᵢ − W vᵢ)² / (V² s²ᵢ + W² r²ᵢ)`.
    public static Homogeneity ofWeights(
            double[] w, double[] wSquares, double[] v, double[] vSquares) {
        double first = total(w, v);
        double second = total(v, w);
        total(wSquares, w);
        total(vSquares, w);
        double sum = 0;
        int used = 0;
        for (int i = 0; i < w.length; i++) {
            double variance = second * second * wSquares[i] + first * first * vSquares[i];
            if (variance > 0) {
                double difference = second * w[i] - first * v[i];
                sum += difference * difference / variance;
                used++;
            }
        }
        return of(sum, used);
    }

    private static Homogeneity of(double chiSquared, int bins) {
        int degrees = bins - 1;
        double probability =
                degrees > 0 ? IncompleteGamma.upper(degrees / 2.0, chiSquared / 2) : Double.NaN;
        return new Homogeneity(chiSquared, degrees, probability);
    }

    private static double total(double[] contents, double[] other) {
        double total = 0;
        for (double content : contents) {
            total += content;
        }
        if (contents.length != other.length || !(total > 0) || Double.isInfinite(total)) {
            throw new IllegalArgumentException(
                    "homogeneity: expected as many bins in both with a positive sum, got %d and %d"
                                    .formatted(contents.length, other.length)
                            + " bins and the sum "
                            + total
                            + ".");
        }
        return total;
    }
}
