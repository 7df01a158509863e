package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = a·b`, element by element. Multiplying by the scalar constant 1 is left out.
///
/// *Shape*: NumPy broadcasting. *Type*: two float32, int32 or int64, of one kind; the result is of
/// that kind.
public record Multiply() implements Elementwise {

    public static Value multiply(Value a, Value b) {
        if (Literal.is(b, 1, a)) {
            return a;
        }
        return Literal.is(a, 1, b) ? b : Node.apply(new Multiply(), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.numbers(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        if (!call.input(0).dataType().isFloating()) {
            return Expect.zeros(call, "integers have no gradient");
        }
        Value a = call.input(0);
        Value b = call.input(1);
        Value dy = upstream.getFirst();
        return List.of(through(sumLike(multiply(dy, b), a)), through(sumLike(multiply(dy, a), b)));
    }
}
