package org.kaon.physics.vector;

/// A sum that carries its rounding errors along.
///
/// *Source*: A. Neumaier, ZAMM 54 (1974) 39.
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
