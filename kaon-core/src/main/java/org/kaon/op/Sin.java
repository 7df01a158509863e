package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Cos.cos;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = sin x`, x in radian and of any size; NaN where x is infinite.
///
/// *Shape*: any → same. *Type*: floating point.
public record Sin() implements Elementwise {

    public static Value sin(Value x) {
        return Node.apply(new Sin(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(multiply(upstream.getFirst(), cos(call.input(0)))));
    }
}
