package org.kaon.physics.comparison;

import java.util.Arrays;

/// Precision, recall, density and coverage: whether generated points lie where real ones do, and
/// real ones where generated ones do.
///
/// The ball of a point reaches to its k-th nearest neighbour in its own sample. Precision: the
/// share of generated points in a ball of a real one. Recall: the share of real points in a ball of
/// a generated one. Density: how many real balls hold a generated point, over k. Coverage: the
/// share of real points whose ball holds a generated point. `O(n²)`.
///
/// Source: Naeem et al., ICML 2020 (arXiv:2002.09797), and the package prdc.
public record Neighbourhoods(double precision, double recall, double density, double coverage) {

    /// *Errors*: [IllegalArgumentException] for k below 1 or above the number of other points.
    public static Neighbourhoods of(Points real, Points generated, int k) {
        real.requireSameSpace(generated);
        if (k < 1 || k >= real.size() || k >= generated.size()) {
            throw new IllegalArgumentException(
                    "neighbourhoods: expected 1 ≤ k below the numbers of points, got %d of %d and %d."
                            .formatted(k, real.size(), generated.size()));
        }
        double[] realBalls = balls(real, k);
        double[] generatedBalls = balls(generated, k);
        boolean[] precise = new boolean[generated.size()];
        long held = 0;
        int recalled = 0;
        int covered = 0;
        for (int i = 0; i < real.size(); i++) {
            boolean isRecalled = false;
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < generated.size(); j++) {
                double distance = real.squaredDistance(i, generated, j);
                if (distance < realBalls[i]) {
                    precise[j] = true;
                    held++;
                }
                isRecalled |= distance < generatedBalls[j];
                nearest = Math.min(nearest, distance);
            }
            recalled += isRecalled ? 1 : 0;
            covered += nearest < realBalls[i] ? 1 : 0;
        }
        int inside = 0;
        for (boolean one : precise) {
            inside += one ? 1 : 0;
        }
        double m = generated.size();
        double n = real.size();
        return new Neighbourhoods(inside / m, recalled / n, held / (k * m), covered / n);
    }

    /// The squared radius of each point's ball.
    private static double[] balls(Points points, int k) {
        double[] balls = new double[points.size()];
        double[] distances = new double[points.size()];
        for (int i = 0; i < balls.length; i++) {
            for (int j = 0; j < balls.length; j++) {
                distances[j] = points.squaredDistance(i, points, j);
            }
            Arrays.sort(distances);
            // The point itself comes first.
            balls[i] = distances[k];
        }
        return balls;
    }
}
