package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = ln(1 + x)`, exact to the last bits where x is small.
///
/// *Shape*: any → same. *Type*: float32.
public record Log1p() implements Elementwise {

    public static Value log1p(Value x) {
        return Node.apply(new Log1p(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value shifted = add(call.input(0), constant(1f));
        return List.of(through(divide(upstream.getFirst(), shifted)));
    }
}
