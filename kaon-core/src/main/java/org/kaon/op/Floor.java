package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = ⌊x⌋`, the largest whole number that is not above x.
///
/// *Shape*: any → same. *Type*: float32.
public record Floor() implements Elementwise {

    public static Value floor(Value x) {
        return Node.apply(new Floor(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("rounding down is piecewise constant"));
    }
}
