package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The elements of x, in row-major order, under the shape of another value, whose elements are not
/// looked at.
///
/// *Shape*: x, like → like's. *Type*: x's.
public record ReshapeLike() implements Like {

    public static Value reshapeLike(Value x, Value like) {
        return like.shape().isKnown()
                ? Reshape.reshape(x, like.shape())
                : Node.apply(new ReshapeLike(), x, like);
    }

    @Override
    public int like() {
        return 1;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        Shape from = inputs.getFirst().shape();
        Shape to = inputs.getLast().shape();
        if (from.isKnown() && to.isKnown() && from.size() != to.size()) {
            throw Expect.failure(this, from.size() + " elements", to, "Give shapes of one size.");
        }
        return List.of(inputs.getFirst().withShape(to));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(
                through(reshapeLike(upstream.getFirst(), call.input(0))),
                new Gradient.Zero("only the shape is used"));
    }
}
