package org.kaon.op;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.List;

/// Elements added at both ends of axes.
public final class Pad {

    /// `CONSTANT`: one number; `REFLECT`: mirrored at the last element, which is not repeated;
    /// `SYMMETRIC`: mirrored after it; `EDGE`: the last element again and again. NumPy's names.
    public enum Mode {
        CONSTANT,
        REFLECT,
        SYMMETRIC,
        EDGE
    }

    private Pad() {}

    /// Zeros, as many before and after as given for each axis.
    public static Value pad(Value x, List<Integer> before, List<Integer> after) {
        return pad(x, before, after, 0f);
    }

    /// One number everywhere.
    public static Value pad(Value x, List<Integer> before, List<Integer> after, float value) {
        return Remap.remap(x, maps(x, before, after, Mode.CONSTANT), value);
    }

    /// What is there, continued.
    public static Value pad(Value x, List<Integer> before, List<Integer> after, Mode mode) {
        return Remap.remap(x, maps(x, before, after, mode), 0f);
    }

    private static List<AxisMap> maps(
            Value x, List<Integer> before, List<Integer> after, Mode mode) {
        int rank = x.shape().rank();
        if (before.size() != rank || after.size() != rank) {
            throw new ShapeException(
                    "Pad: expected extents before and after for each axis of "
                            + x.shape()
                            + ", found "
                            + before
                            + " and "
                            + after
                            + ". Give 0 for axes without.");
        }
        List<AxisMap> axes = Remap.whole(rank);
        for (int i = 0; i < rank; i++) {
            if (before.get(i) != 0 || after.get(i) != 0) {
                axes.set(i, new AxisMap.Padded(before.get(i), after.get(i), mode));
            }
        }
        return axes;
    }
}
