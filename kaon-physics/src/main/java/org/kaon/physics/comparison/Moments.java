package org.kaon.physics.comparison;

/// The mean and the covariance matrix (with n − 1) of a set of points.
record Moments(double[] mean, double[][] covariance) {

    static Moments of(Points points) {
        int n = points.size();
        int dimensions = points.dimensions();
        double[] mean = new double[dimensions];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < dimensions; d++) {
                mean[d] += points.at(i, d) / n;
            }
        }
        double[][] covariance = new double[dimensions][dimensions];
        double[] centred = new double[dimensions];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < dimensions; d++) {
                centred[d] = points.at(i, d) - mean[d];
            }
            for (int d = 0; d < dimensions; d++) {
                for (int e = 0; e <= d; e++) {
                    covariance[d][e] += centred[d] * centred[e];
                }
            }
        }
        for (int d = 0; d < dimensions; d++) {
            for (int e = 0; e <= d; e++) {
                covariance[d][e] /= n - 1.0;
                covariance[e][d] = covariance[d][e];
            }
        }
        return new Moments(mean, covariance);
    }
}
