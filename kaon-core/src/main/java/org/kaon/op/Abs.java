package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sign.sign;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = |x|`; the gradient at 0 is 0.
///
/// *Shape*: any → same. *Type*: float32, int32, int64.
public record Abs() implements Elementwise {

    public static Value abs(Value x) {
        return Node.apply(new Abs(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.number(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        if (!call.input(0).dataType().isFloating()) {
            return Expect.zeros(call, "integers have no gradient");
        }
        return List.of(through(multiply(upstream.getFirst(), sign(call.input(0)))));
    }
}
