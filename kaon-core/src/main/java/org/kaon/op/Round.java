package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y =` the whole number nearest to x, of two equally near the even one, as in NumPy.
///
/// *Shape*: any → same. *Type*: floating point.
public record Round() implements Elementwise {

    public static Value round(Value x) {
        return Node.apply(new Round(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("rounding is piecewise constant"));
    }
}
