package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Expm1.expm1;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;

import org.kaon.graph.Value;

/// `y = max(x, 0) + α·(e^(min(x, 0) / α) − 1)`.
///
/// *Source*: Barron 2017.
public final class Celu {

    private Celu() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value celu(Value x, float alpha) {
        Value number = constant(alpha);
        Value below = expm1(divide(minimum(x, constant(0f)), number));
        return add(relu(x), multiply(number, below));
    }
}
