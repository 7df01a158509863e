package org.kaon.op;

import org.kaon.tensor.Shape;

/// Where the elements along one axis of a result come from: the element at i is a copy of the
/// element at `source(i)` of the input.
public sealed interface AxisMap {

    /// "From nowhere": such an element is the filler.
    long NOWHERE = -1;

    /// The extent of the result; unknown where the input's is.
    long length(long extent);

    /// Where the element at `index` comes from, {@link #NOWHERE} for the filler.
    long source(long index, long extent);

    /// Whether the map can be used for an extent.
    boolean fits(long extent);

    /// Every element in its place.
    record Whole() implements AxisMap {

        @Override
        public long length(long extent) {
            return extent;
        }

        @Override
        public long source(long index, long extent) {
            return index;
        }

        @Override
        public boolean fits(long extent) {
            return true;
        }
    }

    /// Every `step`th element from `from` up to `to`, which is left out; below 0 they count from
    /// the end, and a step below 0 goes backwards. {@link #END} is as far as the axis goes.
    record Range(long from, long to, long step) implements AxisMap {

        public static final long END = Slice.END;

        private long first(long extent) {
            if (from == END) {
                return step > 0 ? extent : extent - 1;
            }
            return from < 0 ? from + extent : from;
        }

        private long last(long extent) {
            if (to == END) {
                return step > 0 ? extent : -1;
            }
            return to < 0 ? to + extent : to;
        }

        @Override
        public long length(long extent) {
            return extent == Shape.ANY
                    ? Shape.ANY
                    : Math.ceilDiv(last(extent) - first(extent), step);
        }

        @Override
        public long source(long index, long extent) {
            return first(extent) + index * step;
        }

        @Override
        public boolean fits(long extent) {
            long first = first(extent);
            long last = last(extent);
            return step > 0
                    ? 0 <= first && first <= last && last <= extent
                    : step < 0 && -1 <= last && last <= first && first < extent;
        }
    }

    /// Elements added before and after.
    record Padded(long before, long after, Pad.Mode mode) implements AxisMap {

        @Override
        public long length(long extent) {
            return extent == Shape.ANY ? Shape.ANY : before + extent + after;
        }

        @Override
        public long source(long index, long extent) {
            long at = index - before;
            if (at >= 0 && at < extent) {
                return at;
            }
            return switch (mode) {
                case CONSTANT -> NOWHERE;
                case EDGE -> at < 0 ? 0 : extent - 1;
                case REFLECT -> at < 0 ? -at : 2 * extent - 2 - at;
                case SYMMETRIC -> at < 0 ? -at - 1 : 2 * extent - 1 - at;
            };
        }

        @Override
        public boolean fits(long extent) {
            long most = Math.max(before, after);
            boolean enough =
                    switch (mode) {
                        case CONSTANT -> true;
                        case EDGE -> extent > 0 || most == 0;
                        case REFLECT -> most < extent || most == 0;
                        case SYMMETRIC -> most <= extent;
                    };
            return Math.min(before, after) >= 0 && enough;
        }
    }

    /// The whole axis several times, one after the other.
    record Tiled(long times) implements AxisMap {

        @Override
        public long length(long extent) {
            return extent == Shape.ANY ? Shape.ANY : extent * times;
        }

        @Override
        public long source(long index, long extent) {
            return index % extent;
        }

        @Override
        public boolean fits(long extent) {
            return times >= 0;
        }
    }

    /// Each element several times, side by side.
    record Repeated(long times) implements AxisMap {

        @Override
        public long length(long extent) {
            return extent == Shape.ANY ? Shape.ANY : extent * times;
        }

        @Override
        public long source(long index, long extent) {
            return index / times;
        }

        @Override
        public boolean fits(long extent) {
            return times >= 0;
        }
    }

    /// Every element moved by `shift` places, those that leave the axis coming back on its other
    /// side.
    record Rolled(long shift) implements AxisMap {

        @Override
        public long length(long extent) {
            return extent;
        }

        @Override
        public long source(long index, long extent) {
            return Math.floorMod(index - shift, extent);
        }

        @Override
        public boolean fits(long extent) {
            return true;
        }
    }

    /// The nearest element where an axis is stretched or shrunk to another extent: that under the
    /// middle of the new one, as in TensorFlow.
    record Nearest(long to) implements AxisMap {

        @Override
        public long length(long extent) {
            return to;
        }

        @Override
        public long source(long index, long extent) {
            return (2 * index + 1) * extent / (2 * to);
        }

        @Override
        public boolean fits(long extent) {
            return to >= 0 && (extent > 0 || to == 0);
        }
    }

    /// The elements under each place of a window along one of its axes, place after place; the
    /// filler where it reaches beyond the edge.
    record Windowed(Window window, int axis, long size) implements AxisMap {

        @Override
        public long length(long extent) {
            long places = window.places(axis, extent, size);
            return places == Shape.ANY ? places : places * size;
        }

        @Override
        public long source(long index, long extent) {
            long at =
                    index / size * window.strides().get(axis)
                            + index % size * window.dilations().get(axis)
                            - window.before(axis, extent, size);
            return at < 0 || at >= extent ? NOWHERE : at;
        }

        @Override
        public boolean fits(long extent) {
            return size >= 1 && (extent == 0 || window.places(axis, extent, size) > 0);
        }
    }
}
