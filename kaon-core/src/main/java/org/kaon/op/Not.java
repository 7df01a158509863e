package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = ¬x`.
///
/// *Shape*: any → same. *Type*: bool.
public record Not() implements Elementwise {

    public static Value not(Value x) {
        return Node.apply(new Not(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.truth(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "truth values have no gradient");
    }
}
