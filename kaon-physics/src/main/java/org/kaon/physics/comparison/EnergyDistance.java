package org.kaon.physics.comparison;

/// `√(2 ∫ (F − G)² dx)`, which is `√(2 E|X − Y| − E|X − X′| − E|Y − Y′|)`: the energy distance, in
/// one dimension √2 times the Cramér distance. In units of the square root of the variable.
///
/// Source: Székely and Rizzo, J. Stat. Plan. Inference 143 (2013) 1249.
public final class EnergyDistance {

    private EnergyDistance() {}

    /// Between two samples of one variable.
    public static double of(Sample a, Sample b) {
        double[] integral = new double[1];
        Sample.walk(a, b, (x, next, f, g) -> integral[0] += (f - g) * (f - g) * (next - x));
        return Math.sqrt(2 * integral[0]);
    }

    /// Between two sets of points; `O(n²)`.
    public static double of(Points a, Points b) {
        a.requireSameSpace(b);
        double squared = 2 * mean(a, b) - mean(a, a) - mean(b, b);
        return Math.sqrt(Math.max(squared, 0));
    }

    private static double mean(Points a, Points b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                sum += Math.sqrt(a.squaredDistance(i, b, j));
            }
        }
        return sum / ((double) a.size() * b.size());
    }
}
