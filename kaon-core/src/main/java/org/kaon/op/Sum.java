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
/// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: float32. The sum over nothing is 0.
public record Sum(List<Integer> axes, boolean keepDims) implements Op {

    public Sum {
        axes = List.copyOf(axes);
    }

    /// No axes named: all of them.
    public static Value sum(Value x, boolean keepDims, int... axes) {
        Sum all = new Sum(List.of(), keepDims);
        List<Integer> over = Axes.orAll(all, x.shape(), axes);
        return over.isEmpty() ? x : Node.apply(new Sum(over, keepDims), x);
    }

    public static Value sum(Value x) {
        return sum(x, false);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Expect.floating(this, inputs);
        Axes.require(this, axes, x.shape());
        return List.of(x.withShape(Axes.reduce(x.shape(), axes, keepDims)));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        List<Integer> gone = keepDims ? List.of() : axes;
        return List.of(through(broadcastLike(upstream.getFirst(), call.input(0), gone)));
    }
}
