package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = eˣ − 1`, exact to the last bits where x is small.
///
/// *Shape*: any → same. *Type*: float32.
public record Expm1() implements Elementwise {

    public static Value expm1(Value x) {
        return Node.apply(new Expm1(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value slope = add(call.output(0), constant(1f));
        return List.of(through(multiply(upstream.getFirst(), slope)));
    }
}
