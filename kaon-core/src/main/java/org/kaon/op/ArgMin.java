package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The index of the smallest element along an axis, the first of equals; the first NaN where there
/// is one, as in NumPy.
///
/// *Shape*: the axis goes. *Type*: any → int32. Among no elements there is none: refused.
public record ArgMin(int axis) implements Op {

    public static Value argMin(Value x, int axis) {
        return Node.apply(new ArgMin(Axes.axis("ArgMin", x.shape(), axis)), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(ArgMax.index(this, inputs, axis));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("an index is piecewise constant"));
    }
}
