package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = −x`. Twice is left out.
///
/// *Shape*: any → same. *Type*: float32, int32, int64.
public record Negate() implements Elementwise {

    public static Value negate(Value x) {
        boolean twice = x.source().op() instanceof Negate;
        return twice ? x.source().input(0) : Node.apply(new Negate(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.number(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(negate(upstream.getFirst())));
    }
}
