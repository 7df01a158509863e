package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Select.select;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = max(x, 0)`; the gradient at 0 is 0.
///
/// *Shape*: any → same. *Type*: float32.
public record Relu() implements Elementwise {

    public static Value relu(Value x) {
        return Node.apply(new Relu(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    // The output alone is needed: y > 0 where x > 0.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value positive = greater(call.output(0), constant(0f));
        return List.of(through(select(positive, upstream.getFirst(), constant(0f))));
    }
}
