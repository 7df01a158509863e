package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = −1, 0 or 1`, as x is negative, zero or positive; NaN stays NaN.
///
/// *Shape*: any → same. *Type*: float32, int32, int64.
public record Sign() implements Elementwise {

    public static Value sign(Value x) {
        return Node.apply(new Sign(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.number(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("the sign is piecewise constant"));
    }
}
