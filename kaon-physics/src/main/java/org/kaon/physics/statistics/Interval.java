package org.kaon.physics.statistics;

/// A confidence interval; its ends may be infinite.
public record Interval(double lower, double upper) {

    /// Whether the number lies inside; the ends do.
    public boolean contains(double number) {
        return number >= lower && number <= upper;
    }
}
