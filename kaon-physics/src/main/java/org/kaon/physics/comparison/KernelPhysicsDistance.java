package org.kaon.physics.comparison;

import org.kaon.physics.statistics.Estimate;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The squared maximum mean discrepancy of features with the kernel `(x·y / d + 1)⁴` (KPD).
///
/// The median over batches drawn with putting back, and half the distance of its central 67.45 % as
/// error. Coordinates are in units of the largest magnitude in the real sample. The estimator has
/// no bias, so it may fall below 0.
///
/// Source: Kansal et al., PRD 107 (2023) 076017; definition and defaults of the package JetNet.
///
/// @param batches how many batches
/// @param size points of a batch
public record KernelPhysicsDistance(int batches, int size, long seed) {

    private static final int MOST = 10_000_000;
    private static final double LOW = 0.16275;
    private static final double HIGH = 0.83725;

    public KernelPhysicsDistance {
        if (batches < 2 || batches > MOST || size < 2 || size > MOST) {
            throw new IllegalArgumentException(
                    "KPD: expected 2 to 10000000 batches of 2 to 10000000 points, got %d of %d."
                            .formatted(batches, size));
        }
    }

    /// JetNet's settings: 10 batches of 5,000 points.
    public static KernelPhysicsDistance standard(long seed) {
        return new KernelPhysicsDistance(10, 5000, seed);
    }

    /// The distance of generated from real features.
    ///
    /// *Errors*: [IllegalArgumentException] for fewer than two points, or other spaces.
    public Estimate of(Points real, Points generated) {
        real.requireSameSpace(generated);
        real.requireTwo("KPD", generated);
        Points a = real.scaledLike(real);
        Points b = generated.scaledLike(real);
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[batches];
        for (int i = 0; i < batches; i++) {
            Points first = a.drawn(size, random);
            values[i] = discrepancy(first, b.drawn(size, random));
        }
        Arrays.sort(values);
        return new Estimate(
                quantile(values, 0.5), (quantile(values, HIGH) - quantile(values, LOW)) / 2);
    }

    /// `mean_{i≠j} k(xᵢ, xⱼ) + mean_{i≠j} k(yᵢ, yⱼ) − 2 mean k(xᵢ, yⱼ)`.
    public static double discrepancy(Points x, Points y) {
        x.requireSameSpace(y);
        return within(x) + within(y) - 2 * between(x, y);
    }

    private static double within(Points x) {
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += kernel(x, i, x, j);
            }
        }
        return 2 * sum / (x.size() * (x.size() - 1.0));
    }

    private static double between(Points x, Points y) {
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            for (int j = 0; j < y.size(); j++) {
                sum += kernel(x, i, y, j);
            }
        }
        return sum / ((double) x.size() * y.size());
    }

    private static double kernel(Points x, int i, Points y, int j) {
        double product = 0;
        for (int d = 0; d < x.dimensions(); d++) {
            product += x.at(i, d) * y.at(j, d);
        }
        double base = product / x.dimensions() + 1;
        return base * base * base * base;
    }

    /// Between the two nearest of sorted values, as NumPy does it.
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
