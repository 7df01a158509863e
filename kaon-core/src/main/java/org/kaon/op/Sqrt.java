package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = √x`; NaN below zero.
///
/// *Shape*: any → same. *Type*: float32.
public record Sqrt() implements Elementwise {

    public static Value sqrt(Value x) {
        return Node.apply(new Sqrt(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    // dx = dy / 2y
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value half = multiply(upstream.getFirst(), constant(0.5f));
        return List.of(through(divide(half, call.output(0))));
    }
}
