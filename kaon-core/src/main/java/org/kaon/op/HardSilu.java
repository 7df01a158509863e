package org.kaon.op;

import static org.kaon.op.HardSigmoid.hardSigmoid;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;

/// `y = x·relu6(x + 3) / 6`.
public final class HardSilu {

    private HardSilu() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value hardSilu(Value x) {
        return multiply(x, hardSigmoid(x));
    }
}
