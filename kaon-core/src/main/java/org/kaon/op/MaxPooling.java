package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[n, p, c] = max x[n, p·stride + q − before, c]` over window places q; padding never wins.
///
/// *Shape*: `[n, spatial…, channels]` → `[n, places…, channels]`. *Type*: floating.
public record MaxPooling(List<Integer> size, List<Integer> strides, Padding padding)
        implements Pooling {

    private static final Gradient PLACES =
            new Gradient.Zero("the place of a maximum is piecewise constant");

    public MaxPooling {
        size = List.copyOf(size);
        strides = List.copyOf(strides);
        Pooling.require("MaxPooling", size, strides, padding);
    }

    public static Value maxPooling(
            Value x, List<Integer> size, List<Integer> strides, Padding padding) {
        return Node.apply(new MaxPooling(size, strides, padding), x);
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
            Pooling.requireGradient(this, pooling, inputs.getFirst(), inputs.getLast());
            return List.of(inputs.getFirst());
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            Value x = call.input(0);
            return List.of(PLACES, through(Node.apply(new Pick(pooling), x, upstream.getFirst())));
        }
    }

    /// The elements of u at the places where x has its windows' maxima, the first in row-major
    /// order where several are equal.
    ///
    /// *Shape*: input x, u of the same shape → result of the pooling.
    public record Pick(MaxPooling pooling) implements Op {

        @Override
        public String name() {
            return "MaxPooling.Pick";
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 2);
            TensorType x = inputs.getFirst();
            TensorType u = inputs.getLast();
            Expect.type(this, u, x.dataType());
            if (!Expect.compatible(x.shape(), u.shape())) {
                throw Expect.failure(
                        this, "an element for each of " + x, u, "Give two of one shape.");
            }
            return List.of(Pooling.result(this, pooling, x));
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            Value x = call.input(0);
            return List.of(
                    PLACES, through(Node.apply(new Backward(pooling), x, upstream.getFirst())));
        }
    }
}
