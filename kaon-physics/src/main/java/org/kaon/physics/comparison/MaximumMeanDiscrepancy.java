package org.kaon.physics.comparison;

import java.util.Arrays;

/// `MMD² = mean_{i≠j} k(xᵢ, xⱼ) + mean_{i≠j} k(yᵢ, yⱼ) − 2 mean k(xᵢ, yⱼ)` with the kernel `k(x, y)
/// = e^(−|x − y|²/2w²)`: unbiased, so around 0 for two samples of one distribution, and sensitive
/// to any difference at the scale of w. Its probability is that of [Permutations].
///
/// Memory and time grow with the square of the number of points. Source: Gretton et al., J. Mach.
/// Learn. Res. 13 (2012) 723, equation 3.
public record MaximumMeanDiscrepancy(double squared, double probability) {

    private static final int MOST = 20_000;

    /// Compares two sets of two points or more, 20,000 at most, with a kernel of this width.
    public static MaximumMeanDiscrepancy of(
            Points a, Points b, double width, Permutations permutations) {
        a.requireSameSpace(b);
        if (!(width > 0) || Double.isInfinite(width) || a.size() < 2 || b.size() < 2) {
            throw new IllegalArgumentException(
                    "MMD: expected a finite width > 0 and two points or more, got %s, %d and %d points."
                            .formatted(width, a.size(), b.size()));
        }
        Points all = together(a, b);
        double[][] kernel = new double[all.size()][];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = new double[i];
            for (int j = 0; j < i; j++) {
                double distance = all.squaredDistance(i, all, j);
                kernel[i][j] = StrictMath.exp(-0.5 * distance / (width * width));
            }
        }
        boolean[] inFirst = new boolean[all.size()];
        Arrays.fill(inFirst, 0, a.size(), true);
        return new MaximumMeanDiscrepancy(
                squared(kernel, inFirst, a.size()),
                permutations.probability(
                        a.size(), b.size(), chosen -> squared(kernel, chosen, a.size())));
    }

    /// The median distance of two points of both sets: a width that fits where there is no scale.
    ///
    /// *Errors*: [IllegalArgumentException] where more than half of the points are the same.
    public static double medianWidth(Points a, Points b) {
        a.requireSameSpace(b);
        Points all = together(a, b);
        int n = all.size();
        double[] distances = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                distances[at++] = all.squaredDistance(i, all, j);
            }
        }
        Arrays.sort(distances);
        double median = at == 0 ? 0 : Math.sqrt(distances[at / 2]);
        if (!(median > 0)) {
            throw new IllegalArgumentException(
                    "MMD: the median distance of points is 0: give a width.");
        }
        return median;
    }

    private static double squared(double[][] kernel, boolean[] inFirst, double n) {
        double m = kernel.length - n;
        double first = 0;
        double second = 0;
        double between = 0;
        for (int i = 0; i < kernel.length; i++) {
            for (int j = 0; j < i; j++) {
                double k = kernel[i][j];
                if (inFirst[i] != inFirst[j]) {
                    between += k;
                } else if (inFirst[i]) {
                    first += k;
                } else {
                    second += k;
                }
            }
        }
        return 2 * first / (n * (n - 1)) + 2 * second / (m * (m - 1)) - 2 * between / (n * m);
    }

    private static Points together(Points a, Points b) {
        if ((long) a.size() + b.size() > MOST) {
            throw new IllegalArgumentException(
                    "MMD: expected at most %d points, whose distances fit into memory, got %d and %d."
                            .formatted(MOST, a.size(), b.size()));
        }
        double[] values = Arrays.copyOf(a.values(), a.values().length + b.values().length);
        System.arraycopy(b.values(), 0, values, a.values().length, b.values().length);
        return new Points(a.dimensions(), values);
    }
}
