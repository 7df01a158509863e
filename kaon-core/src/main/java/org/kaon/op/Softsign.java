package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;

import org.kaon.graph.Value;

/// `y = x / (1 + |x|)`.
public final class Softsign {

    private Softsign() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value softsign(Value x) {
        return divide(x, add(abs(x), constant(1f)));
    }
}
