package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[n, p, c] = Σ x[n, p·stride + q − before, c] / m` over the m window places q that lie within
/// the input: padding is not counted.
///
/// *Shape*: `[n, spatial…, channels]` → `[n, places…, channels]`. *Type*: floating.
public record AveragePooling(List<Integer> size, List<Integer> strides, Padding padding)
        implements Pooling {

    public AveragePooling {
        size = List.copyOf(size);
        strides = List.copyOf(strides);
        Pooling.require("AveragePooling", size, strides, padding);
    }

    public static Value averagePooling(
            Value x, List<Integer> size, List<Integer> strides, Padding padding) {
        return Node.apply(new AveragePooling(size, strides, padding), x);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(Backward.of(this, upstream.getFirst(), call.input(0))));
    }

    /// The gradient of average pooling: each element of dy is shared equally among its window.
    ///
    /// *Shape*: gradient of the result, (input: shape only) → input.
    public record Backward(AveragePooling pooling) implements Like {

        public static Value of(AveragePooling pooling, Value dy, Value like) {
            return Node.apply(new Backward(pooling), dy, Blank.blankLike(like));
        }

        @Override
        public String name() {
            return "AveragePooling.Backward";
        }

        @Override
        public int like() {
            return 1;
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 2);
            TensorType dy = inputs.getFirst();
            TensorType x = dy.withShape(inputs.getLast().shape());
            Pooling.requireGradient(this, pooling, x, dy);
            return List.of(x);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            return List.of(
                    through(Node.apply(pooling, upstream.getFirst())),
                    new Gradient.Zero("only the shape is used"));
        }
    }
}
