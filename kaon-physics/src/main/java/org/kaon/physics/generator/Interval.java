package org.kaon.physics.generator;

/// A closed interval of numbers; both ends may be equal.
public record Interval(double low, double high) {

    /// Uniform in the interval.
    public double draw(Draws draws) {
        return draws.uniform(low, high);
    }

    /// Uniform in the logarithm; for intervals above 0.
    public double drawLog(Draws draws) {
        return low * Math.pow(high / low, draws.uniform());
    }

    @Override
    public String toString() {
        return low == high ? Setting.text(low) : Setting.text(low) + ".." + Setting.text(high);
    }
}
