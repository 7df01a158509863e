package org.kaon.op;

import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sigmoid.sigmoid;

import org.kaon.graph.Value;

/// `y = x·σ(x)`, also called swish.
public final class Silu {

    private Silu() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value silu(Value x) {
        return multiply(x, sigmoid(x));
    }
}
