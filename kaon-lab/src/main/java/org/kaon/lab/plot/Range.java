package org.kaon.lab.plot;

/// The values from low to high; empty when low lies above high.
public record Range(double low, double high) {

    public static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    public boolean isEmpty() {
        return !(low <= high);
    }

    public double length() {
        return high - low;
    }

    /// The smallest range that holds this one and the value.
    public Range with(double value) {
        return new Range(Math.min(low, value), Math.max(high, value));
    }

    public Range with(Range other) {
        return other.isEmpty() ? this : with(other.low).with(other.high);
    }

    /// The range of the finite values, of the positive ones alone for a logarithmic scale.
    public static Range of(double[] values, boolean positive) {
        Range range = EMPTY;
        for (double value : values) {
            if (Double.isFinite(value) && (value > 0 || !positive)) {
                range = range.with(value);
            }
        }
        return range;
    }
}
