package org.kaon.op;

import static org.kaon.op.Relu.relu;

import org.kaon.graph.Value;

/// `y = min(max(x, 0), 6)`.
public final class Relu6 {

    private Relu6() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value relu6(Value x) {
        return relu(x, 0f, 6f, 0f);
    }
}
