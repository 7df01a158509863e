package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x)` along one axis.
///
/// *Shape*: any → same. *Type*: float32. A row of −∞ gives NaN, as in SciPy.
public record Softmax(int axis) implements Op {

    public static Value softmax(Value x, int axis) {
        return Node.apply(new Softmax(Axes.axis("Softmax", x.shape(), axis)), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Expect.floating(this, inputs);
        Axes.require(this, List.of(axis), x.shape());
        return List.of(x);
    }

    // dx = y·(dy − Σ dy·y): the Jacobian is never formed.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value y = call.output(0);
        Value dy = upstream.getFirst();
        Value mean = sum(multiply(dy, y), true, axis);
        return List.of(through(multiply(y, subtract(dy, mean))));
    }
}
