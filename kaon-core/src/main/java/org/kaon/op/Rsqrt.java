package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Sqrt.sqrt;

import org.kaon.graph.Value;

/// `y = 1 / √x`; ∞ at 0, NaN below.
public final class Rsqrt {

    private Rsqrt() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value rsqrt(Value x) {
        return divide(constant(1f), sqrt(x));
    }
}
