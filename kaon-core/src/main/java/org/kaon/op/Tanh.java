package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = tanh x`.
///
/// *Shape*: any → same. *Type*: float32.
public record Tanh() implements Elementwise {

    public static Value tanh(Value x) {
        return Node.apply(new Tanh(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    // dx = dy·(1 − y²): the output alone is needed.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value slope = subtract(constant(1f), square(call.output(0)));
        return List.of(through(multiply(upstream.getFirst(), slope)));
    }
}
