package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = x`, through which no gradient flows.
///
/// *Shape*: any → same. *Type*: any.
public record StopGradient() implements Elementwise {

    public static Value stopGradient(Value x) {
        return Node.apply(new StopGradient(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        return List.of(inputs.getFirst());
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("the gradient was stopped here on purpose"));
    }
}
