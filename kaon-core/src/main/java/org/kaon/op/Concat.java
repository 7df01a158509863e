package org.kaon.op;

import static org.kaon.graph.Gradient.blocked;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Slice.slice;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// Values joined along an axis, one after the other.
///
/// *Shape*: equal but along the axis, where extents add up. *Type*: any, of one kind.
public record Concat(int axis) implements Op {

    /// A single value is returned as it is.
    public static Value concat(int axis, Value... values) {
        int positive = values.length == 0 ? axis : Axes.axis("Concat", values[0].shape(), axis);
        return values.length == 1 ? values[0] : Node.apply(new Concat(positive), values);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (inputs.isEmpty()) {
            throw Expect.failure(this, "at least one value", "none", "Give the values to join.");
        }
        TensorType first = inputs.getFirst();
        Axes.require(this, List.of(axis), first.shape());
        Shape shape = first.shape().with(axis, 0);
        for (TensorType input : inputs) {
            if (input.dataType() != first.dataType()
                    || input.shape().rank() != shape.rank()
                    || !Expect.compatible(
                            input.shape().with(axis, 0), first.shape().with(axis, 0))) {
                throw Expect.failure(
                        this, "values like " + first, input, "Reshape or cast it first.");
            }
            shape = join(shape, input.shape());
        }
        return List.of(first.withShape(shape));
    }

    private Shape join(Shape before, Shape next) {
        Shape joined = before;
        for (int i = 0; i < before.rank(); i++) {
            long a = before.extent(i);
            long b = next.extent(i);
            boolean open = a == Shape.ANY || b == Shape.ANY;
            joined = joined.with(i, i != axis ? Math.max(a, b) : open ? Shape.ANY : a + b);
        }
        return joined;
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        List<Gradient> gradients = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < call.inputs().size(); i++) {
            long extent = call.input(i).shape().extent(axis);
            boolean last = i == call.inputs().size() - 1;
            if (from == Shape.ANY || extent == Shape.ANY && !last) {
                gradients.add(blocked("the extents along the joined axis are not known yet"));
                from = Shape.ANY;
                continue;
            }
            long to = extent == Shape.ANY ? Slice.END : from + extent;
            gradients.add(through(slice(upstream.getFirst(), axis, from, to)));
            from = to;
        }
        return List.copyOf(gradients);
    }
}
