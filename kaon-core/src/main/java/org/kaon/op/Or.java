package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = a ∨ b`.
///
/// *Shape*: NumPy broadcasting. *Type*: bool.
public record Or() implements Elementwise {

    public static Value or(Value a, Value b) {
        return Node.apply(new Or(), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.truths(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "truth values have no gradient");
    }
}
