package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = a − b`. Subtracting the scalar constant 0 is left out.
///
/// *Shape*: NumPy broadcasting. *Type*: two float32, int32 or int64, of one kind; the result is of
/// that kind.
public record Subtract() implements Elementwise {

    public static Value subtract(Value a, Value b) {
        return Literal.is(b, 0, a) ? a : Node.apply(new Subtract(), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.numbers(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value dy = upstream.getFirst();
        return List.of(
                through(sumLike(dy, call.input(0))), through(negate(sumLike(dy, call.input(1)))));
    }
}
