package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = a` where the condition holds, else `b`, element by element; NumPy's `where`.
///
/// *Shape*: the three broadcast. *Type*: condition bool; a and b of one kind.
public record Select() implements Elementwise {

    public static Value select(Value condition, Value a, Value b) {
        return Node.apply(new Select(), condition, a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 3);
        Expect.type(this, inputs.getFirst(), DataType.BOOL);
        TensorType chosen = Expect.alike(this, inputs.get(1), inputs.get(2));
        return List.of(
                chosen.withShape(
                        Expect.broadcast(this, inputs.getFirst().shape(), chosen.shape())));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value condition = call.input(0);
        Value dy = upstream.getFirst();
        return List.of(
                new Gradient.Zero("a condition is piecewise constant"),
                through(sumLike(select(condition, dy, constant(0f)), call.input(1))),
                through(sumLike(select(condition, constant(0f), dy), call.input(2))));
    }
}
