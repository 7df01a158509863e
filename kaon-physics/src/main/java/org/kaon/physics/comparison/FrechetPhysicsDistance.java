package org.kaon.physics.comparison;

import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Mean;

import java.util.SplittableRandom;

/// The Fréchet distance of features of two samples, extrapolated to samples without end (FPD).
///
/// The squared distance of [Frechet] is averaged over batches of several sizes N, equally spaced in
/// 1/N and drawn with putting back, and a line in 1/N, with neither intercept nor slope below 0, is
/// carried to `1/N = 0`. The error is that of the intercept: it says how well the line is known,
/// not how another pair of samples would differ, for which there is [#withSamplingError].
/// Coordinates are in units of the largest magnitude in the real sample.
///
/// Source: Kansal et al., PRD 107 (2023) 076017; definition and defaults of the package JetNet.
///
/// @param smallest number of points in the smallest batches
/// @param largest number of points in the largest batches
/// @param sizes how many sizes
/// @param batches how many batches of each size
public record FrechetPhysicsDistance(int smallest, int largest, int sizes, int batches, long seed) {

    private static final int MOST = 10_000_000;

    public FrechetPhysicsDistance {
        if (smallest < 2
                || largest <= smallest
                || largest > MOST
                || sizes < 3
                || sizes > MOST
                || batches < 1) {
            throw new IllegalArgumentException(
                    "FPD: expected 2 ≤ smallest < largest ≤ 10000000, sizes from 3 and batches ≥ 1, got %d, %d,"
                                    .formatted(smallest, largest)
                            + " %d and %d.".formatted(sizes, batches));
        }
    }

    /// JetNet's settings: 20 batches of ten sizes from 20,000 to 50,000.
    public static FrechetPhysicsDistance standard(long seed) {
        return new FrechetPhysicsDistance(20_000, 50_000, 10, 20, seed);
    }

    /// The distance of generated from real features.
    ///
    /// *Errors*: [IllegalArgumentException] for fewer than two points, or other spaces.
    public Estimate of(Points real, Points generated) {
        real.requireSameSpace(generated);
        real.requireTwo("FPD", generated);
        Points a = real.scaledLike(real);
        Points b = generated.scaledLike(real);
        SplittableRandom random = new SplittableRandom(seed);
        double[] inverse = new double[sizes];
        double[] distance = new double[sizes];
        for (int i = 0; i < sizes; i++) {
            double share = i / (sizes - 1.0);
            int size = (int) (1 / ((1 - share) / smallest + share / largest) + 1e-9);
            inverse[i] = 1.0 / size;
            for (int batch = 0; batch < batches; batch++) {
                Points first = a.drawn(size, random);
                distance[i] += Frechet.of(first, b.drawn(size, random)) / batches;
            }
        }
        return intercept(inverse, distance);
    }

    /// The same value with an error that covers the true distance: that of the line and, added in
    /// squares, the standard deviation of [Frechet] over pairs of samples drawn with putting back.
    /// For distances well above 0; near 0 the distribution has no lower side.
    ///
    /// @param repetitions how many pairs are drawn, at least 2
    public Estimate withSamplingError(Points real, Points generated, int repetitions) {
        if (repetitions < 2) {
            throw new IllegalArgumentException(
                    "FPD: expected two repetitions or more, got " + repetitions + ".");
        }
        Estimate line = of(real, generated);
        Points a = real.scaledLike(real);
        Points b = generated.scaledLike(real);
        SplittableRandom random = new SplittableRandom(seed).split();
        double[] distances = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            Points first = a.drawn(a.size(), random);
            distances[i] = Frechet.of(first, b.drawn(b.size(), random));
        }
        double spread = Mean.of(distances).error() * Math.sqrt(repetitions);
        return new Estimate(line.value(), Math.hypot(line.error(), spread));
    }

    /// Least squares under `intercept ≥ 0, slope ≥ 0`, with the error of the intercept of a free
    /// line.
    static Estimate intercept(double[] x, double[] y) {
        int n = x.length;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++) {
            sx += x[i];
            sy += y[i];
            sxx += x[i] * x[i];
            sxy += x[i] * y[i];
        }
        double determinant = n * sxx - sx * sx;
        double slope = (n * sxy - sx * sy) / determinant;
        double intercept = (sxx * sy - sx * sxy) / determinant;
        if (intercept < 0) {
            intercept = 0;
            slope = Math.max(sxy / sxx, 0);
        } else if (slope < 0) {
            slope = 0;
            intercept = Math.max(sy / n, 0);
        }
        double residual = 0;
        for (int i = 0; i < n; i++) {
            double off = y[i] - intercept - slope * x[i];
            residual += off * off;
        }
        return new Estimate(intercept, Math.sqrt(residual / (n - 2) * sxx / determinant));
    }
}
