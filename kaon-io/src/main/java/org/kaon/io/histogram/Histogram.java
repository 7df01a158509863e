package org.kaon.io.histogram;

import java.util.Arrays;
import java.util.List;

/// Sums of weights in bins.
///
/// @param contents of all bins with under- and overflow, the first axis runs fastest
/// @param squares sums of squared weights of the same bins; empty where weights were 1
public record Histogram(
        String name,
        String title,
        List<Axis> axes,
        double[] contents,
        double[] squares,
        double entries)
        implements Binned {

    public Histogram {
        axes = List.copyOf(axes);
        contents = Binned.complete(name, "contents", axes, contents);
        squares =
                squares.length == 0
                        ? squares.clone()
                        : Binned.complete(name, "sums of squares", axes, squares);
    }

    /// Counts values of weight 1 over one axis; a NaN counts as overflow, as in ROOT.
    public static final class Counter {
        private final String name;
        private final Axis axis;
        private final double[] counts;
        private long entries;

        public Counter(String name, Axis axis) {
            this.name = name;
            this.axis = axis;
            this.counts = new double[axis.bins() + 2];
        }

        public void add(double value) {
            counts[Double.isNaN(value) ? counts.length - 1 : axis.find(value)]++;
            entries++;
        }

        public Histogram histogram() {
            return new Histogram(name, "", List.of(axis), counts, new double[0], entries);
        }
    }

    @Override
    public double[] values() {
        return contents;
    }

    @Override
    public double[] variances() {
        return squares.length == 0
                ? Arrays.stream(contents).map(it -> Math.max(0, it)).toArray()
                : squares;
    }
}
