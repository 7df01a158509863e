package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Add.add;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = x` where x > 0, else `α·(eˣ − 1)`.
///
/// *Shape*: any → same. *Type*: float32. *Source*: Clevert et al. 2015, equation 15.
public record Elu(float alpha) implements Elementwise {

    public static Value elu(Value x, float alpha) {
        return Node.apply(new Elu(alpha), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    // dx = dy or dy·(y + α): the output alone is needed, as long as its sign tells that of x.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value y = call.output(0);
        Value dy = upstream.getFirst();
        Value positive = greater(alpha >= 0 ? y : call.input(0), constant(0f));
        return List.of(through(select(positive, dy, multiply(dy, add(y, constant(alpha))))));
    }
}
