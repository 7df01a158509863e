package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The same numbers in another element type.
///
/// Floats lose their fraction on the way to integers; to bool, everything but 0 is true. To
/// bfloat16, the nearest is taken, of two equally near the even one; NaN stays NaN. A cast to the
/// type it has is left out.
///
/// *Shape*: any → same.
public record Cast(DataType to) implements Elementwise {

    public static Value cast(Value x, DataType to) {
        return x.dataType() == to ? x : Node.apply(new Cast(to), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        return List.of(inputs.getFirst().withDataType(to));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        boolean floats = to.isFloating() && call.input(0).dataType().isFloating();
        return List.of(
                floats
                        ? through(cast(upstream.getFirst(), call.input(0).dataType()))
                        : new Gradient.Zero("integers and truth values have no gradient"));
    }
}
