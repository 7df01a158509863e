package org.kaon.lab.distribution;

import org.kaon.lab.plot.Bins;
import org.kaon.lab.plot.Range;

/// A histogram that is filled event by event: equal bins, and what lies outside of them.
final class Counts {

    private final Range range;
    private final double[] counts;
    private long outside;
    private long missing;

    Counts(Range range, int bins) {
        this.range = range;
        this.counts = new double[bins];
    }

    Range range() {
        return range;
    }

    /// Counts a value; the last bin holds its upper edge.
    void add(double value) {
        if (!Double.isFinite(value)) {
            missing++;
        } else if (value < range.low() || value > range.high()) {
            outside++;
        } else {
            double place = (value - range.low()) / range.length() * counts.length;
            counts[(int) Math.min(place, counts.length - 1.0)]++;
        }
    }

    /// Values below or above the bins.
    long outside() {
        return outside;
    }

    /// Values that are not finite.
    long missing() {
        return missing;
    }

    /// The density of what is inside, with errors `√n`.
    Bins density() {
        double[] edges = new double[counts.length + 1];
        double[] errors = new double[counts.length];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = range.low() + range.length() * i / counts.length;
        }
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.sqrt(counts[i]);
        }
        return new Bins(edges, counts.clone(), errors).density();
    }
}
