package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Sin.sin;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = cos x`, x in radian and of any size; NaN where x is infinite.
///
/// *Shape*: any → same. *Type*: floating point.
public record Cos() implements Elementwise {

    public static Value cos(Value x) {
        return Node.apply(new Cos(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(negate(multiply(upstream.getFirst(), sin(call.input(0))))));
    }
}
