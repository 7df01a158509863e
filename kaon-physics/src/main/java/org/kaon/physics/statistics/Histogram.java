package org.kaon.physics.statistics;

import java.util.Arrays;

/// Sums of weights in equal bins over [low, high], with what falls outside kept apart.
///
/// A bin holds its lower edge; the last holds the upper edge too, as in NumPy, so that a score of
/// exactly 1 is no overflow. The error of a bin is `√(Σw²)`. Weights may be negative. Not for use
/// by two threads at once: fill one each, then [#merge].
public final class Histogram {

    private static final int MOST_BINS = 10_000_000;

    private final double low;
    private final double high;
    private final double[] sums;
    private final double[] squares;
    private double underflow;
    private double overflow;
    private long nans;

    /// An empty histogram.
    public Histogram(int bins, double low, double high) {
        if (bins < 1 || bins > MOST_BINS || !(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    "histogram: expected 1 to 10000000 bins and low < high, got %d bins in %s … %s."
                            .formatted(bins, low, high));
        }
        this.low = low;
        this.high = high;
        this.sums = new double[bins];
        this.squares = new double[bins];
    }

    /// Adds one value of weight one.
    public void fill(double value) {
        fill(value, 1);
    }

    /// Adds one value. A NaN is counted in [#nans] only.
    ///
    /// *Errors*: [IllegalArgumentException] for a weight that is not finite.
    public void fill(double value, double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "histogram: the value %s has the weight %s, expected a finite one."
                            .formatted(value, weight));
        }
        if (Double.isNaN(value)) {
            nans++;
        } else if (value < low) {
            underflow += weight;
        } else if (value > high) {
            overflow += weight;
        } else {
            int bin = bin(value);
            sums[bin] += weight;
            squares[bin] += weight * weight;
        }
    }

    private int bin(double value) {
        int last = sums.length - 1;
        int bin = (int) Math.min((value - low) / (high - low) * sums.length, last);
        if (value < edge(bin)) {
            return bin - 1;
        }
        return bin < last && value >= edge(bin + 1) ? bin + 1 : bin;
    }

    /// Adds everything that the other holds; it must have the same bins.
    public void merge(Histogram other) {
        requireSameBins(other);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
            squares[i] += other.squares[i];
        }
        underflow += other.underflow;
        overflow += other.overflow;
        nans += other.nans;
    }

    /// The same with each `factor` neighbouring bins joined to one.
    ///
    /// *Errors*: [IllegalArgumentException] where the bins do not divide into such groups.
    public Histogram rebinned(int factor) {
        if (factor < 1 || sums.length % factor != 0) {
            throw new IllegalArgumentException(
                    "histogram: cannot join each %d of %d bins: expected a divisor."
                            .formatted(factor, sums.length));
        }
        Histogram joined = new Histogram(sums.length / factor, low, high);
        for (int i = 0; i < sums.length; i++) {
            joined.sums[i / factor] += sums[i];
            joined.squares[i / factor] += squares[i];
        }
        joined.underflow = underflow;
        joined.overflow = overflow;
        joined.nans = nans;
        return joined;
    }

    /// *Errors*: [IllegalArgumentException] where the other has other bins.
    public void requireSameBins(Histogram other) {
        if (other.low != low || other.high != high || other.bins() != bins()) {
            throw new IllegalArgumentException(
                    "histogram: expected the same bins in both, got %d in %s … %s and %d in %s … %s."
                            .formatted(bins(), low, high, other.bins(), other.low, other.high));
        }
    }

    /// How many bins there are.
    public int bins() {
        return sums.length;
    }

    /// The lower edge of a bin; `edge(bins())` is the upper end.
    public double edge(int bin) {
        return bin == sums.length ? high : low + bin * ((high - low) / sums.length);
    }

    /// Sum of weights in a bin and its error `√(Σw²)`.
    public Estimate content(int bin) {
        return new Estimate(sums[bin], Math.sqrt(squares[bin]));
    }

    /// Content per unit of x and of the total inside the range, so that the histogram integrates to
    /// 1; 0 where nothing is inside. A bin is part of the total, so that with its share p the error
    /// is that of an efficiency: `σ² ∝ (1 − p)² Σ_bin w² + p² Σ_others w²`.
    public Estimate density(int bin) {
        double total = total();
        if (total == 0) {
            return new Estimate(0, 0);
        }
        double width = (high - low) / sums.length;
        double share = sums[bin] / total;
        double all = Arrays.stream(squares).sum();
        double error = Binomial.deviation(share, squares[bin], Math.abs(total), all);
        return new Estimate(share / width, error / width);
    }

    /// Sum of weights inside the range.
    public double total() {
        return Arrays.stream(sums).sum();
    }

    /// Sum of weights below the range.
    public double underflow() {
        return underflow;
    }

    /// Sum of weights above the range.
    public double overflow() {
        return overflow;
    }

    /// Values that were NaN.
    public long nans() {
        return nans;
    }
}
