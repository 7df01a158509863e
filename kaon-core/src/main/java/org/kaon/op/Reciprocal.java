package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;

import org.kaon.graph.Value;

/// `y = 1 / x`.
public final class Reciprocal {

    private Reciprocal() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value reciprocal(Value x) {
        return divide(constant(1f), x);
    }
}
