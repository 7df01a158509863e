package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The index of the largest element along an axis, the first of equals; a NaN never wins over the
/// elements before it.
///
/// *Shape*: the axis goes. *Type*: float32 → int32.
public record ArgMax(int axis) implements Op {

    public static Value argMax(Value x, int axis) {
        return Node.apply(new ArgMax(Axes.axis("ArgMax", x.shape(), axis)), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Shape shape = Expect.floating(this, inputs).shape();
        Axes.require(this, List.of(axis), shape);
        if (shape.extent(axis) == 0) {
            throw Expect.failure(this, "an element to choose", shape, "Leave empty axes out.");
        }
        return List.of(new TensorType(DataType.INT32, shape.without(axis)));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("an index is piecewise constant"));
    }
}
