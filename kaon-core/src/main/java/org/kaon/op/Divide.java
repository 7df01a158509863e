package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = a / b`, element by element. Dividing by the scalar constant 1 is left out.
///
/// *Shape*: NumPy broadcasting. *Type*: float32.
public record Divide() implements Elementwise {

    public static Value divide(Value a, Value b) {
        return Literal.is(b, 1, a) ? a : Node.apply(new Divide(), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floats(this, inputs));
    }

    // da = dy / b, db = −dy·y / b
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value a = call.input(0);
        Value b = call.input(1);
        Value dy = upstream.getFirst();
        Value slope = negate(divide(call.output(0), b));
        return List.of(
                through(sumLike(divide(dy, b), a)), through(sumLike(multiply(dy, slope), b)));
    }
}
