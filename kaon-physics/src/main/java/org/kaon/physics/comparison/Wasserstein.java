package org.kaon.physics.comparison;

import java.util.SplittableRandom;

/// `W₁ = ∫ |F − G| dx`: how far probability has to be carried on average to make one distribution
/// of the other. In units of the variable.
public final class Wasserstein {

    private Wasserstein() {}

    /// Between two samples of one variable.
    public static double of(Sample a, Sample b) {
        double[] integral = new double[1];
        Sample.walk(a, b, (x, next, f, g) -> integral[0] += Math.abs(f - g) * (next - x));
        return integral[0];
    }

    /// The mean over directions of W₁ of the projections of two sets of points: sliced W₁.
    ///
    /// Directions are uniform on the sphere and follow from the seed. Source: Bonneel et al., J.
    /// Math. Imaging Vis. 51 (2015) 22.
    public static double sliced(Points a, Points b, int directions, long seed) {
        a.requireSameSpace(b);
        if (directions < 1) {
            throw new IllegalArgumentException(
                    "sliced Wasserstein: expected directions ≥ 1, got " + directions + ".");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        for (int i = 0; i < directions; i++) {
            double[] direction = direction(a.dimensions(), random);
            sum += of(Sample.of(a.along(direction)), Sample.of(b.along(direction)));
        }
        return sum / directions;
    }

    private static double[] direction(int dimensions, SplittableRandom random) {
        double[] direction = new double[dimensions];
        double norm = 0;
        while (norm == 0) {
            for (int d = 0; d < dimensions; d++) {
                direction[d] = random.nextGaussian();
                norm += direction[d] * direction[d];
            }
        }
        for (int d = 0; d < dimensions; d++) {
            direction[d] /= Math.sqrt(norm);
        }
        return direction;
    }
}
