package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.BroadcastLike.broadcastLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = Σ x` over some axes.
///
/// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: any; uint8 and bool add up to int32,
/// and integers wrap around. The sum over nothing is 0.
public record Sum(List<Integer> axes, boolean keepDims) implements Op {

    public Sum {
        axes = List.copyOf(axes);
    }

    /// No axes named: all of them.
    public static Value sum(Value x, boolean keepDims, int... axes) {
        Sum all = new Sum(List.of(), keepDims);
        List<Integer> over = Axes.orAll(all, x.shape(), axes);
        boolean itself = over.isEmpty() && x.dataType().isFloating();
        return itself ? x : Node.apply(new Sum(over, keepDims), x);
    }

    public static Value sum(Value x) {
        return sum(x, false);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Reductions.accumulated(this, inputs, axes, keepDims));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        if (!call.input(0).dataType().isFloating()) {
            return Expect.zeros(call, "integers have no gradient");
        }
        List<Integer> gone = keepDims ? List.of() : axes;
        return List.of(through(broadcastLike(upstream.getFirst(), call.input(0), gone)));
    }
}
