package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = min x` over some axes; NaN where one is NaN. The gradient is shared equally among ties.
///
/// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: any but bool. The minimum over
/// nothing is ∞; of integers it is refused.
public record Min(List<Integer> axes, boolean keepDims) implements Op {

    public Min {
        axes = List.copyOf(axes);
    }

    /// No axes named: all of them.
    public static Value min(Value x, boolean keepDims, int... axes) {
        Min all = new Min(List.of(), keepDims);
        List<Integer> over = Axes.orAll(all, x.shape(), axes);
        return over.isEmpty() ? x : Node.apply(new Min(over, keepDims), x);
    }

    public static Value min(Value x) {
        return min(x, false);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Reductions.chosen(this, inputs, axes, keepDims));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Max.shared(call, upstream.getFirst(), axes, keepDims);
    }
}
