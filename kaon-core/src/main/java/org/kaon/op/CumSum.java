package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `yₖ = Σ_{j ≤ k} xⱼ` along an axis; without xₖ itself where exclusive, over `j ≥ k` where
/// reverse.
///
/// *Shape*: any of at least one axis → same. *Type*: floating, int32 or int64; integers wrap
/// around.
public record CumSum(int axis, boolean exclusive, boolean reverse) implements Op {

    public static Value cumSum(Value x, int axis) {
        return cumSum(x, axis, false, false);
    }

    public static Value cumSum(Value x, int axis, boolean exclusive, boolean reverse) {
        int positive = Axes.axis("CumSum", x.shape(), axis);
        return Node.apply(new CumSum(positive, exclusive, reverse), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        TensorType x = inputs.getFirst();
        if (x.dataType() == DataType.BOOL || x.dataType() == DataType.UINT8) {
            throw Expect.failure(this, "float32, int32 or int64", x, "Cast the input first.");
        }
        Axes.require(this, List.of(axis), x.shape());
        return List.of(x);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        if (!call.input(0).dataType().isFloating()) {
            return Expect.zeros(call, "integers have no gradient");
        }
        return List.of(through(cumSum(upstream.getFirst(), axis, exclusive, !reverse)));
    }
}
