package org.kaon.lab.plot;

import java.util.List;

/// One axis of a figure as it is asked for: its label, its kind, and its range where that is fixed.
public sealed interface Axis {

    String label();

    /// The scale for data in this range; `headroom` stretches a free end by that part of its
    /// length.
    Scale over(Range data, double headroom);

    /// Whether only positive values have a place.
    default boolean positive() {
        return false;
    }

    /// Whether the ends follow from the data.
    default boolean free() {
        return false;
    }

    static Axis linear(String label) {
        return new Linear(label, Range.EMPTY, false);
    }

    static Axis linear(String label, double low, double high) {
        return new Linear(label, new Range(low, high), false);
    }

    /// Integers: epochs, numbers of jets.
    static Axis whole(String label) {
        return new Linear(label, Range.EMPTY, true);
    }

    static Axis log(String label) {
        return new Logarithmic(label, Range.EMPTY);
    }

    static Axis log(String label, double low, double high) {
        return new Logarithmic(label, new Range(low, high));
    }

    static Axis categories(String label, List<String> names) {
        return new Categories(label, names, false);
    }

    /// Categories along y with the first one on top, as in a matrix.
    static Axis categoriesDownwards(String label, List<String> names) {
        return new Categories(label, names, true);
    }

    /// An even axis; an empty range is taken from the data.
    record Linear(String label, Range range, boolean whole) implements Axis {

        private static final double MARGIN = 0.04;

        @Override
        public boolean free() {
            return range.isEmpty();
        }

        @Override
        public Scale over(Range data, double headroom) {
            Range ends = free() ? wrap(data, headroom) : widen(range);
            return new LinearScale(ends.low(), ends.high(), whole);
        }

        private static Range wrap(Range data, double headroom) {
            Range ends = widen(data.isEmpty() ? new Range(0, 1) : data);
            double margin = MARGIN * ends.length();
            // A quantity that cannot be negative keeps its zero.
            boolean zero = data.low() >= 0 && ends.low() <= margin;
            double low = zero ? 0 : ends.low() - margin;
            return new Range(low, ends.high() + margin + headroom * ends.length());
        }

        private static Range widen(Range range) {
            double most = Math.max(Math.abs(range.low()), Math.abs(range.high()));
            if (range.length() > 1e-9 * most) {
                return range;
            }
            double half = most > 0 ? 0.1 * most : 0.5;
            return new Range(range.low() - half, range.high() + half);
        }
    }

    /// A logarithmic axis; an empty range is taken from the positive data.
    record Logarithmic(String label, Range range) implements Axis {

        private static final double MARGIN = 1.25;

        public Logarithmic {
            if (!range.isEmpty() && range.low() <= 0) {
                throw new IllegalArgumentException(
                        "Axis \""
                                + label
                                + "\": a logarithmic axis needs a range above 0, found "
                                + range
                                + ".");
            }
        }

        @Override
        public boolean positive() {
            return true;
        }

        @Override
        public boolean free() {
            return range.isEmpty();
        }

        @Override
        public Scale over(Range data, double headroom) {
            Range ends = free() ? data.isEmpty() ? new Range(1, 10) : data : range;
            if (ends.high() / ends.low() < 1 + 1e-9) {
                ends = new Range(ends.low() / 2, ends.high() * 2);
            }
            if (!free()) {
                return new LogScale(ends.low(), ends.high());
            }
            double more = Math.pow(ends.high() / ends.low(), headroom);
            return new LogScale(ends.low() / MARGIN, ends.high() * MARGIN * more);
        }
    }

    /// Named places.
    record Categories(String label, List<String> names, boolean downwards) implements Axis {

        public Categories {
            names = List.copyOf(names);
        }

        @Override
        public Scale over(Range data, double headroom) {
            return new CategoryScale(names, downwards);
        }
    }
}
