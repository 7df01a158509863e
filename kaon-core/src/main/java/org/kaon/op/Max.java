package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = max x` over some axes; NaN where one is NaN. The gradient is shared equally among ties.
///
/// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: any but bool. The maximum over
/// nothing is −∞; of integers it is refused.
public record Max(List<Integer> axes, boolean keepDims) implements Op {

    public Max {
        axes = List.copyOf(axes);
    }

    /// No axes named: all of them.
    public static Value max(Value x, boolean keepDims, int... axes) {
        Max all = new Max(List.of(), keepDims);
        List<Integer> over = Axes.orAll(all, x.shape(), axes);
        return over.isEmpty() ? x : Node.apply(new Max(over, keepDims), x);
    }

    public static Value max(Value x) {
        return max(x, false);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Reductions.chosen(this, inputs, axes, keepDims));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return shared(call, upstream.getFirst(), axes, keepDims);
    }

    /// The gradient of an extreme value, shared equally among the elements that reach it.
    static List<Gradient> shared(Node call, Value dy, List<Integer> axes, boolean keepDims) {
        Value x = call.input(0);
        if (!x.dataType().isFloating()) {
            return Expect.zeros(call, "integers have no gradient");
        }
        List<Integer> gone = keepDims ? List.of() : axes;
        Value peak = equal(x, broadcastLike(call.output(0), x, gone));
        Value mask = cast(peak, x.dataType());
        Value share = divide(dy, sum(mask, keepDims, Axes.array(axes)));
        return List.of(through(multiply(mask, broadcastLike(share, x, gone))));
    }
}
