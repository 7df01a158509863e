package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Select.select;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y =` the larger of a and b; NaN where either is NaN. The gradient of a tie goes to a.
///
/// *Shape*: NumPy broadcasting. *Type*: two float32, int32 or int64, of one kind; the result is of
/// that kind.
public record Maximum() implements Elementwise {

    public static Value maximum(Value a, Value b) {
        return Node.apply(new Maximum(), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.numbers(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value a = call.input(0);
        Value b = call.input(1);
        Value dy = upstream.getFirst();
        Value first = greaterEqual(a, b);
        return List.of(
                through(sumLike(select(first, dy, constant(0f)), a)),
                through(sumLike(select(first, constant(0f), dy), b)));
    }
}
