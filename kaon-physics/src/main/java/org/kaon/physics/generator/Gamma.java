package org.kaon.physics.generator;

/// The gamma function.
public final class Gamma {

    private static final double HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

    private Gamma() {}

    /// `ln Γ(x)` for x > 0, to 1e-12: Stirling's series, the argument raised to 10 before.
    public static double log(double x) {
        double product = 1;
        double z = x;
        while (z < 10) {
            product *= z;
            z++;
        }
        double r = 1 / (z * z);
        double series =
                (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188)))) / z;
        double stirling = (z - 0.5) * Math.log(z) - z + HALF_LOG_2_PI + series;
        return product == 1 ? stirling : stirling - Math.log(product);
    }
}
