package org.kaon.op;

import static org.kaon.op.AxisMap.Range.END;

import org.kaon.graph.Value;

import java.util.List;

/// Every `step`th element of a range of each axis, as NumPy's `x[from:to:step, …]`.
public final class StridedSlice {

    private StridedSlice() {}

    /// Ranges for the first axes; the others stay whole.
    public static Value stridedSlice(Value x, AxisMap.Range... ranges) {
        List<AxisMap> axes = Remap.whole(Math.max(x.shape().rank(), ranges.length));
        for (int i = 0; i < ranges.length; i++) {
            axes.set(i, ranges[i]);
        }
        return Remap.remap(x, axes, 0f);
    }

    /// From `from` up to the end or to `to`, which is left out; below 0 from the end.
    public static AxisMap.Range range(long from, long to) {
        return new AxisMap.Range(from, to, 1);
    }

    public static AxisMap.Range range(long from, long to, long step) {
        return new AxisMap.Range(from, to, step);
    }

    /// Elements left out at both ends of each axis.
    public static Value crop(Value x, List<Integer> before, List<Integer> after) {
        AxisMap.Range[] ranges = new AxisMap.Range[before.size()];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = range(before.get(i), after.get(i) == 0 ? END : -after.get(i));
        }
        return stridedSlice(x, ranges);
    }

    /// The order along some axes reversed.
    public static Value flip(Value x, int... reversed) {
        List<AxisMap> axes = Remap.whole(x.shape().rank());
        for (int axis : reversed) {
            axes.set(Axes.axis("Flip", x.shape(), axis), range(END, END, -1));
        }
        return Remap.remap(x, axes, 0f);
    }
}
