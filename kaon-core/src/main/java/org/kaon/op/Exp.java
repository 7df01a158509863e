package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = eˣ`.
///
/// *Shape*: any → same. *Type*: float32.
public record Exp() implements Elementwise {

    public static Value exp(Value x) {
        return Node.apply(new Exp(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(multiply(upstream.getFirst(), call.output(0))));
    }
}
