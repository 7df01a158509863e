package org.kaon.physics.comparison;

/// χ² of the hypothesis that two histograms are of one distribution, with its degrees of freedom
/// and probability (NaN for a single bin); ROOT's `TH1::Chi2Test`. Bins that are empty in both do
/// not count.
///
/// *Errors*: [IllegalArgumentException] for other numbers of bins, a sum that is not above 0, a
/// content that is not finite, and counts or squares below 0.
///
/// Source: Cramér 1946 for counts; Gagunashvili, physics/0605123, for weights.
public record Homogeneity(double chiSquared, int degrees, double probability) {

    /// Two histograms of counts: `χ² = Σ (M nᵢ − N mᵢ)² / (nᵢ + mᵢ) / (N M)`.
    public static Homogeneity ofCounts(double[] n, double[] m) {
        double first = total(notNegative("counts", n), m);
        double second = total(notNegative("counts", m), n);
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
        double counts = total(notNegative("counts", n), w);
        double weights = total(w, n);
        total(notNegative("squares of weights", squares), n);
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
        total(notNegative("squares of weights", wSquares), w);
        total(notNegative("squares of weights", vSquares), w);
        double sum = 0;
        int used = 0;
        for (int i = 0; i < w.length; i++) {
            double variance = second * second * wSquares[i] + first * first * vSquares[i];
            if (variance > 0) {
                double difference = second * w[i] - first * v[i];
                sum += difference * difference / variance;
                used++;
            } else if (w[i] != 0 || v[i] != 0) {
                throw new IllegalArgumentException(
                        "homogeneity: bin %d holds the weights %s and %s, whose squares are 0."
                                .formatted(i, w[i], v[i]));
            }
        }
        return of(sum, used);
    }

    private static double[] notNegative(String what, double[] contents) {
        for (int i = 0; i < contents.length; i++) {
            if (contents[i] < 0) {
                throw new IllegalArgumentException(
                        "homogeneity: bin %d holds %s, expected %s ≥ 0."
                                .formatted(i, contents[i], what));
            }
        }
        return contents;
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
