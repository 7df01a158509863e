package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The sum of x over every axis along which the shape of another value was stretched to x's: the
/// gradient of broadcasting. The other's elements are not looked at.
///
/// *Shape*: x, like → like's, which must broadcast to x's. *Type*: float32 or bfloat16.
public record SumLike() implements Like {

    /// x itself where both shapes are known and equal. The sum is of the other's type where both
    /// are floats: what flows back to a float32 scalar is summed in float32.
    public static Value sumLike(Value values, Value like) {
        boolean floats = values.dataType().isFloating() && like.dataType().isFloating();
        Value x = floats ? cast(values, like.dataType()) : values;
        boolean same = x.shape().isKnown() && x.shape().equals(like.shape());
        return same ? x : Node.apply(new SumLike(), x, Blank.blankLike(like));
    }

    @Override
    public int like() {
        return 1;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        Expect.floating(this, inputs.getFirst());
        Shape x = inputs.getFirst().shape();
        Shape like = inputs.getLast().shape();
        if (!Expect.stretches(like, x)) {
            throw Expect.failure(
                    this, "a shape that stretches to " + x, like, "Reshape the input first.");
        }
        return List.of(inputs.getFirst().withShape(like));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(
                through(broadcastLike(upstream.getFirst(), call.input(0))),
                new Gradient.Zero("only the shape is used"));
    }
}
