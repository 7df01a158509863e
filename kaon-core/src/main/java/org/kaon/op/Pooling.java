package org.kaon.op;

import org.kaon.graph.Op;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// An op that makes one number of each window place of each channel.
///
/// *Shape*: `[n, spatial…, channels]` → `[n, places…, channels]`.
public sealed interface Pooling extends Op permits MaxPooling, AveragePooling {

    /// The window's extents, one for each spatial axis.
    List<Integer> size();

    /// The window's steps, one for each spatial axis.
    List<Integer> strides();

    /// How far the window may reach beyond the edge.
    Padding padding();

    /// How the window moves.
    default Window window() {
        return Window.window(strides().size(), padding()).withStrides(strides());
    }

    @Override
    default List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        return List.of(result(this, this, inputs.getFirst()));
    }

    /// *Errors*: sizes, strides and padding that do not pair; padding as wide as the window, which
    /// would leave places without an element.
    static void require(String op, List<Integer> size, List<Integer> strides, Padding padding) {
        boolean paired =
                size.size() == strides.size() && size.stream().allMatch(extent -> extent >= 1);
        if (!paired) {
            throw new ShapeException(
                    op
                            + ": expected a size >= 1 and a stride for each axis, found "
                            + size
                            + " and "
                            + strides
                            + ". Give lists of one length.");
        }
        for (int i = 0; i < padding.before().size() && i < size.size(); i++) {
            if (Math.max(padding.before().get(i), padding.after().get(i)) >= size.get(i)) {
                throw new ShapeException(
                        op
                                + ": expected padding below the window's size "
                                + size
                                + ", found "
                                + padding
                                + ". Take less padding.");
            }
        }
        Window.window(strides.size(), padding).withStrides(strides);
    }

    /// The type of the result.
    ///
    /// *Errors*: another number of axes, or a window that does not fit.
    static TensorType result(Op op, Pooling pooling, TensorType x) {
        Expect.floating(op, List.of(x));
        List<Integer> size = pooling.size();
        Expect.rank(op, x, size.size() + 2);
        Shape shape = x.shape();
        for (int i = 0; i < size.size(); i++) {
            long extent = x.shape().extent(i + 1);
            long places = pooling.window().places(i, extent, size.get(i));
            if (places == 0 && extent != 0) {
                throw Expect.failure(
                        op,
                        "a window that fits into the input",
                        x,
                        "Take a smaller window or padding SAME.");
            }
            shape = shape.with(i + 1, places);
        }
        return x.withShape(shape);
    }

    /// *Errors*: a gradient that has not the shape and type of the result for x.
    static void requireGradient(Op op, Pooling pooling, TensorType x, TensorType dy) {
        TensorType wanted = result(op, pooling, x);
        Expect.type(op, dy, wanted.dataType());
        if (!Expect.compatible(wanted.shape(), dy.shape())) {
            throw Expect.failure(
                    op, "a gradient of shape " + wanted.shape(), dy, "Check the window.");
        }
    }
}
