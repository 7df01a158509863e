package org.kaon.op;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Values joined along an axis of their own, and taken apart again.
public final class Stack {

    private Stack() {}

    /// Values of one shape `[a, b]` as `[a, values, b]` for axis 1.
    public static Value stack(int axis, Value... values) {
        return Concat.concat(
                axis, Arrays.stream(values).map(v -> expandDims(v, axis)).toArray(Value[]::new));
    }

    /// What {@link #stack} joined; the axis goes.
    public static List<Value> unstack(Value x, int axis) {
        long extent = known("Unstack", x, axis);
        return split(x, extent, axis).stream().map(v -> squeeze(v, axis)).toList();
    }

    /// Equal parts along an axis.
    public static List<Value> split(Value x, long parts, int axis) {
        long extent = known("Split", x, axis);
        if (parts < 1 || extent % parts != 0) {
            throw new ShapeException(
                    "Split: expected a number of parts that divides axis "
                            + axis
                            + " of "
                            + x.shape()
                            + ", found "
                            + parts
                            + ". Slice uneven parts.");
        }
        List<Value> values = new ArrayList<>();
        for (long i = 0; i < parts; i++) {
            values.add(Slice.slice(x, axis, i * (extent / parts), (i + 1) * (extent / parts)));
        }
        return List.copyOf(values);
    }

    /// An axis of one element put in; −1 is after the last.
    public static Value expandDims(Value x, int axis) {
        Shape wider = x.shape().append(1);
        int place = Axes.axis("ExpandDims", wider, axis);
        long[] extents = new long[wider.rank()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = i == place ? 1 : x.shape().extent(i < place ? i : i - 1);
        }
        return Reshape.reshape(x, Shape.of(extents));
    }

    /// An axis of one element left out.
    public static Value squeeze(Value x, int axis) {
        int place = Axes.axis("Squeeze", x.shape(), axis);
        long extent = x.shape().extent(place);
        if (extent != 1 && extent != Shape.ANY) {
            throw new ShapeException(
                    "Squeeze: expected an axis of one element, found axis "
                            + axis
                            + " of "
                            + x.shape()
                            + ". Name another axis.");
        }
        return Reshape.reshape(x, x.shape().without(place));
    }

    private static long known(String what, Value x, int axis) {
        long extent = x.shape().extent(Axes.axis(what, x.shape(), axis));
        if (extent == Shape.ANY) {
            throw new ShapeException(
                    what
                            + ": expected a known extent, found axis "
                            + axis
                            + " of "
                            + x.shape()
                            + ". Give the input its shape.");
        }
        return extent;
    }
}
