package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;

import org.kaon.graph.Value;

/// `y = x` where x > 0, else `slope·x`; the gradient at 0 is the slope.
public final class LeakyRelu {

    private LeakyRelu() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value leakyRelu(Value x, float slope) {
        return select(greater(x, constant(0f)), x, multiply(x, constant(slope)));
    }
}
