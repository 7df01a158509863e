package org.kaon.op;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.List;

/// Elements again and again along axes, and moved around them: NumPy's `tile`, `repeat`, `roll`.
public final class Repeat {

    private Repeat() {}

    /// Each element `times` times, side by side.
    public static Value repeat(Value x, long times, int axis) {
        return times == 1 ? x : Remap.along(x, axis, new AxisMap.Repeated(times));
    }

    /// The whole as often as given for each axis.
    public static Value tile(Value x, long... times) {
        int rank = x.shape().rank();
        if (times.length != rank) {
            throw new ShapeException(
                    "Tile: expected a number for each axis of "
                            + x.shape()
                            + ", found "
                            + times.length
                            + ". Give 1 for axes that stay.");
        }
        List<AxisMap> axes = Remap.whole(rank);
        for (int i = 0; i < rank; i++) {
            if (times[i] != 1) {
                axes.set(i, new AxisMap.Tiled(times[i]));
            }
        }
        return Remap.remap(x, axes, 0f);
    }

    /// Every element `shift` places further, the last ones to the front.
    public static Value roll(Value x, long shift, int axis) {
        return Remap.along(x, axis, new AxisMap.Rolled(shift));
    }
}
