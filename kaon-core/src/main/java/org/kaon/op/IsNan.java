package org.kaon.op;

import static org.kaon.op.NotEqual.notEqual;

import org.kaon.graph.Value;

/// Whether x is no number: `x ≠ x`.
public final class IsNan {

    private IsNan() {}

    /// *Shape*: any → same. *Type*: floating point → bool.
    public static Value isNan(Value x) {
        return notEqual(x, x);
    }
}
