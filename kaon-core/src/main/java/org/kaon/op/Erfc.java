package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = 1 − erf x`, without loss of digits where erf is near 1.
///
/// *Shape*: any → same. *Type*: floating point.
public record Erfc() implements Elementwise {

    public static Value erfc(Value x) {
        return Node.apply(new Erfc(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value slope = Erf.slope(call.input(0));
        return List.of(through(negate(multiply(upstream.getFirst(), slope))));
    }
}
