package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// x stretched to the shape of another value, whose elements are not looked at.
///
/// *Shape*: x gets extents of 1 at `newAxes` (places in the result), then broadcasts to like's
/// shape. *Type*: x's.
public record BroadcastLike(List<Integer> newAxes) implements Like {

    public BroadcastLike {
        newAxes = List.copyOf(newAxes);
    }

    /// By NumPy's rules: aligned at the last axis.
    public static Value broadcastLike(Value x, Value like) {
        return broadcastLike(x, like, List.of());
    }

    /// With the axes of `like` that x lacks: what a reduction over them took away. A float32 scalar
    /// takes on the type of a bfloat16 `like`.
    public static Value broadcastLike(Value value, Value like, List<Integer> newAxes) {
        Value x = Expect.adapts(value.type(), like.type()) ? cast(value, like.dataType()) : value;
        boolean same = x.shape().isKnown() && x.shape().equals(like.shape());
        return same && newAxes.isEmpty()
                ? x
                : Node.apply(new BroadcastLike(newAxes), x, Blank.blankLike(like));
    }

    /// x's shape with the new axes in place.
    public Shape expanded(Shape shape) {
        List<Long> extents = new ArrayList<>(Arrays.stream(shape.extents()).boxed().toList());
        newAxes.forEach(axis -> extents.add(axis, 1L));
        return Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public int like() {
        return 1;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        Shape x = inputs.getFirst().shape();
        Shape like = inputs.getLast().shape();
        Axes.require(this, newAxes, like);
        boolean placed = newAxes.isEmpty() || x.rank() + newAxes.size() == like.rank();
        if (!placed || !Expect.stretches(expanded(x), like)) {
            throw Expect.failure(
                    this, "a shape that stretches to " + like, x, "Reshape the input first.");
        }
        return List.of(inputs.getFirst().withShape(like));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value dy = upstream.getFirst();
        Value summed = newAxes.isEmpty() ? dy : sum(dy, false, Axes.array(newAxes));
        return List.of(
                through(sumLike(summed, call.input(0))),
                new Gradient.Zero("only the shape is used"));
    }
}
