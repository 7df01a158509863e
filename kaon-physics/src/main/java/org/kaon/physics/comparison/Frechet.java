package org.kaon.physics.comparison;

/// `d² = |μ − ν|² + tr(A + B − 2 (AB)^½)`: the squared Fréchet distance of two normal distributions
/// with the means and covariances of two sets of points.
///
/// `tr (AB)^½` is the sum of the square roots of the eigenvalues of `A^½ B A^½`, which is
/// symmetric. Source: Dowson and Landau, J. Multivar. Anal. 12 (1982) 450.
public final class Frechet {

    private Frechet() {}

    /// The squared distance; it grows with the bias of small samples, see [FrechetPhysicsDistance].
    ///
    /// *Errors*: [IllegalArgumentException] for fewer than two points, or other spaces.
    public static double of(Points a, Points b) {
        a.requireSameSpace(b);
        a.requireTwo("Fréchet distance", b);
        Moments first = Moments.of(a);
        Moments second = Moments.of(b);
        double[][] root = Eigen.of(first.covariance()).squareRoot();
        double[][] between = times(times(root, second.covariance()), root);
        double sum = 0;
        for (double value : Eigen.of(between).values()) {
            sum -= 2 * Math.sqrt(Math.max(value, 0));
        }
        for (int d = 0; d < a.dimensions(); d++) {
            double shift = first.mean()[d] - second.mean()[d];
            sum += shift * shift + first.covariance()[d][d] + second.covariance()[d][d];
        }
        return sum;
    }

    private static double[][] times(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
