package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Square.square;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = 2/√π ∫₀ˣ e^(−t²) dt`.
///
/// *Shape*: any → same. *Type*: floating point.
public record Erf() implements Elementwise {

    private static final float PEAK = (float) (2 / Math.sqrt(Math.PI));

    public static Value erf(Value x) {
        return Node.apply(new Erf(), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    // dx = dy·2/√π·e^(−x²)
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(multiply(upstream.getFirst(), slope(call.input(0)))));
    }

    /// `2/√π·e^(−x²)`.
    static Value slope(Value x) {
        return multiply(constant(PEAK), exp(negate(square(x))));
    }
}
