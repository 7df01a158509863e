package org.kaon.op;

import static org.kaon.graph.Gradient.blocked;
import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[n, p, c] = max x[n, p·stride + q − before, c]` over window places q; padding never wins.
///
/// *Shape*: `[n, spatial…, channels]` → `[n, spatial…, channels]`. *Type*: float32.
public record MaxPooling(List<Integer> size, List<Integer> strides, Padding padding) implements Op {

    public MaxPooling {
        size = List.copyOf(size);
        strides = List.copyOf(strides);
        if (size.size() != strides.size() || size.stream().anyMatch(n -> n < 1)) {
            throw new ShapeException(
                    "MaxPooling: expected a size >= 1 and a stride for each axis, found "
                            + size
                            + " and "
                            + strides
                            + ". Give lists of one length.");
        }
    }

    public static Value maxPooling(
            Value x, List<Integer> size, List<Integer> strides, Padding padding) {
        return Node.apply(new MaxPooling(size, strides, padding), x);
    }

    /// How the window moves.
    public Window window() {
        return Window.window(strides.size(), padding).withStrides(strides);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Expect.floating(this, inputs);
        Expect.rank(this, x, size.size() + 2);
        Window window = window();
        Shape shape = x.shape();
        for (int i = 0; i < size.size(); i++) {
            long extent = x.shape().extent(i + 1);
            long places = window.places(i, extent, size.get(i));
            if (places == 0 && extent != 0) {
                throw Expect.failure(
                        this,
                        "a window that fits into the input",
                        x,
                        "Take a smaller window or padding SAME.");
            }
            shape = shape.with(i + 1, places);
        }
        return List.of(x.withShape(shape));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(Node.apply(new Backward(this), call.input(0), upstream.getFirst())));
    }

    /// The gradient of max pooling: each element of dy goes to the place of its window's maximum,
    /// to the first in row-major order where several are equal.
    ///
    /// *Shape*: input, gradient of the result → input.
    public record Backward(MaxPooling pooling) implements Op {

        @Override
        public String name() {
            return "MaxPooling.Backward";
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 2);
            TensorType x = inputs.getFirst();
            TensorType dy = inputs.getLast();
            Shape wanted = pooling.infer(List.of(x)).getFirst().shape();
            Expect.type(this, dy, DataType.FLOAT32);
            if (!Expect.compatible(wanted, dy.shape())) {
                throw Expect.failure(
                        this, "a gradient of shape " + wanted, dy, "Check the window.");
            }
            return List.of(x);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            return List.of(
                    new Gradient.Zero("the place of a maximum is piecewise constant"),
                    blocked(
                            "max pooling has no second derivative yet: it needs an op that picks"
                                    + " the elements at the maxima"));
        }
    }
}
