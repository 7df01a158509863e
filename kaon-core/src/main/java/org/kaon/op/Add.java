package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = a + b`. Adding the scalar constant 0 is left out.
///
/// *Shape*: NumPy broadcasting. *Type*: two float32, int32 or int64, of one kind; the result is of
/// that kind.
public record Add() implements Elementwise {

    public static Value add(Value a, Value b) {
        if (Literal.is(b, 0, a)) {
            return a;
        }
        return Literal.is(a, 0, b) ? b : Node.apply(new Add(), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.numbers(this, inputs));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value dy = upstream.getFirst();
        return List.of(through(sumLike(dy, call.input(0))), through(sumLike(dy, call.input(1))));
    }
}
