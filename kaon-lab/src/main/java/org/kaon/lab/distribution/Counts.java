package org.kaon.lab.distribution;

import org.kaon.lab.plot.Bins;
import org.kaon.lab.plot.Range;

/// A histogram that is filled event by event: equal bins, and what lies outside of them.
final class Counts {

    private final Range range;
    private final double[] sums;
    private final double[] squares;
    private long outside;
    private long missing;

    Counts(Range range, int bins) {
        this.range = range;
        this.sums = new double[bins];
        this.squares = new double[bins];
    }

    Range range() {
        return range;
    }

    /// Counts a value; the last bin holds its upper edge.
    void add(double value, double weight) {
        if (!Double.isFinite(value) || !Double.isFinite(weight)) {
            missing++;
        } else if (value < range.low() || value > range.high()) {
            outside++;
        } else {
            double place = (value - range.low()) / range.length() * sums.length;
            int bin = (int) Math.min(place, sums.length - 1.0);
            sums[bin] += weight;
            squares[bin] += weight * weight;
        }
    }

    /// Values below or above the bins.
    long outside() {
        return outside;
    }

    /// Values that are not finite, or whose weight is not.
    long missing() {
        return missing;
    }

    /// The density of what is inside, with errors `√Σw²`.
    Bins density() {
        double[] edges = new double[sums.length + 1];
        double[] errors = new double[sums.length];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = range.low() + range.length() * i / sums.length;
        }
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.sqrt(squares[i]);
        }
        return new Bins(edges, sums.clone(), errors).density();
    }
}
