package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = 1 / (1 + e⁻ˣ)`, without overflow on either side.
///
/// *Shape*: any → same. *Type*: float32.
public record Sigmoid() implements Elementwise {

    public static Value sigmoid(Value x) {
        return Node.apply(new Sigmoid(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    // dx = dy·y·(1 − y): the output alone is needed.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value y = call.output(0);
        Value slope = multiply(y, subtract(constant(1f), y));
        return List.of(through(multiply(upstream.getFirst(), slope)));
    }
}
