package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `yᵢ = xᵢ − max x − ln Σⱼ exp(xⱼ − max x)` along one axis: the logarithm of the softmax, finite
/// where the softmax rounds to 0.
///
/// *Shape*: any → same. *Type*: float32.
public record LogSoftmax(int axis) implements Op {

    public static Value logSoftmax(Value x, int axis) {
        return Node.apply(new LogSoftmax(Axes.axis("LogSoftmax", x.shape(), axis)), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Expect.floating(this, inputs);
        Axes.require(this, List.of(axis), x.shape());
        return List.of(x);
    }

    // dx = dy − eʸ·Σ dy
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value dy = upstream.getFirst();
        Value share = multiply(exp(call.output(0)), sum(dy, true, axis));
        return List.of(through(subtract(dy, share)));
    }
}
