package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Divide.divide;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = ln x`; −∞ at zero, NaN below.
///
/// *Shape*: any → same. *Type*: float32.
public record Log() implements Elementwise {

    public static Value log(Value x) {
        return Node.apply(new Log(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(divide(upstream.getFirst(), call.input(0))));
    }
}
