package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Log1p.log1p;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Select.select;

import org.kaon.graph.Value;

/// `y = ln(1 + eˣ)`, computed as `max(x, 0) + log1p(e^−|x|)`, so that nothing overflows.
public final class Softplus {

    private Softplus() {}

    /// The two branches are chosen by one condition, so that the gradient at 0 is exactly ½.
    ///
    /// *Shape*: any → same. *Type*: float32.
    public static Value softplus(Value x) {
        Value positive = greaterEqual(x, constant(0f));
        Value high = select(positive, x, constant(0f));
        Value low = select(positive, negate(x), x);
        return add(high, log1p(exp(low)));
    }
}
