package org.kaon.op;

import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Tanh.tanh;

import org.kaon.graph.Value;

/// `y = x − tanh x`.
public final class TanhShrink {

    private TanhShrink() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value tanhShrink(Value x) {
        return subtract(x, tanh(x));
    }
}
