package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The index of the largest element along an axis, the first of equals; the first NaN where there
/// is one, as in NumPy.
///
/// *Shape*: the axis goes. *Type*: any → int32. Among no elements there is none: refused.
public record ArgMax(int axis) implements Op {

    public static Value argMax(Value x, int axis) {
        return Node.apply(new ArgMax(Axes.axis("ArgMax", x.shape(), axis)), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(index(this, inputs, axis));
    }

    /// The type of an index of an element along an axis.
    static TensorType index(Op op, List<TensorType> inputs, int axis) {
        Expect.count(op, inputs, 1);
        Shape shape = inputs.getFirst().shape();
        Axes.require(op, List.of(axis), shape);
        if (shape.extent(axis) == 0) {
            throw Expect.failure(op, "an element to choose", shape, "Leave empty axes out.");
        }
        return new TensorType(DataType.INT32, shape.without(axis));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("an index is piecewise constant"));
    }
}
