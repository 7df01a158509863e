package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = (a < b)`; false where either is NaN.
///
/// *Shape*: NumPy broadcasting. *Type*: two of one kind → bool.
public record Less() implements Elementwise {

    public static Value less(Value a, Value b) {
        return Node.apply(new Less(), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.comparison(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "a comparison is piecewise constant");
    }
}
