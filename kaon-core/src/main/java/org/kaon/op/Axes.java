package org.kaon.op;

import org.kaon.graph.Op;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Lists of axes: counted from the front, ascending, each once.
final class Axes {

    private Axes() {}

    /// An axis counted from the front.
    ///
    /// *Errors*: an axis outside the shape.
    static int axis(String op, Shape shape, int axis) {
        int rank = shape.rank();
        if (axis < -rank || axis >= rank) {
            throw new ShapeException(
                    op
                            + ": expected an axis in ["
                            + -rank
                            + ", "
                            + rank
                            + ") of "
                            + shape
                            + ", found "
                            + axis
                            + ". Name one that the input has.");
        }
        return shape.axis(axis);
    }

    /// *Errors*: an axis outside the shape, or named twice.
    static List<Integer> of(Op op, Shape shape, int... axes) {
        List<Integer> sorted =
                Arrays.stream(axes)
                        .map(axis -> axis(op.name(), shape, axis))
                        .sorted()
                        .boxed()
                        .toList();
        if (sorted.stream().distinct().count() != sorted.size()) {
            throw Expect.failure(op, "each axis once", Arrays.toString(axes), "Name it once.");
        }
        return sorted;
    }

    /// The named axes, or every axis where none is named.
    static List<Integer> orAll(Op op, Shape shape, int... axes) {
        return axes.length > 0
                ? of(op, shape, axes)
                : IntStream.range(0, shape.rank()).boxed().toList();
    }

    static int[] array(List<Integer> axes) {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    /// *Errors*: axes that this op cannot have for a shape.
    static void require(Op op, List<Integer> axes, Shape shape) {
        if (!axes.equals(of(op, shape, array(axes)))) {
            throw Expect.failure(op, "ascending axes from 0", axes, "Call its static function.");
        }
    }

    /// A shape without some axes, or with 1 in their place.
    static Shape reduce(Shape shape, List<Integer> axes, boolean keepDims) {
        Shape result = shape;
        for (int axis : axes.reversed()) {
            result = keepDims ? result.with(axis, 1) : result.without(axis);
        }
        return result;
    }
}
