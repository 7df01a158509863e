package org.kaon.lab.inspect;

import org.kaon.io.column.Statistics;
import org.kaon.io.histogram.Axis;
import org.kaon.lab.plot.Range;

/// How many bins a column's values are counted in, and between which ends.
///
/// @param range empty for that of the finite values
public record Binning(int bins, Range range) {

    public static final int MOST = 100_000;

    public Binning {
        if (bins < 1 || bins > MOST) {
            throw new IllegalArgumentException(
                    "Bins: expected 1 to %,d, found %,d.".formatted(MOST, bins));
        }
    }

    /// The axis for values of these figures. The last bin holds the greatest value; whole numbers
    /// have bins of a whole width, around them.
    Axis axis(String title, Statistics.Summary figures) {
        if (!range.isEmpty()) {
            return Axis.even(title, bins, range.low(), range.high());
        }
        double low = figures.least();
        double high = figures.greatest();
        if (Double.isNaN(low)) {
            return Axis.even(title, bins, 0, 1);
        }
        if (!figures.element().floating() && high - low < 1L << 50) {
            double width = Math.ceil((high - low + 1) / bins);
            int count = (int) Math.ceil((high - low + 1) / width);
            return Axis.even(title, count, low - 0.5, low - 0.5 + count * width);
        }
        if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
            double half = low == 0 ? 0.5 : 0.1 * Math.abs(low);
            return Axis.even(title, bins, low - half, high + half);
        }
        if (!Double.isFinite(high - low)) {
            return Axis.even(title, bins, -Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
        }
        // A bin holds its lower edge only: the last edge lies just behind the greatest value.
        double[] edges = Axis.even(title, bins, low, high).edges().clone();
        edges[bins] = Math.nextUp(high);
        return Axis.of(title, edges);
    }
}
