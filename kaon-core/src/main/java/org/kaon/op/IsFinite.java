package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Less.less;

import org.kaon.graph.Value;

/// Whether x is neither infinite nor NaN: `|x| < ∞`.
public final class IsFinite {

    private IsFinite() {}

    /// *Shape*: any → same. *Type*: floating point → bool.
    public static Value isFinite(Value x) {
        return less(abs(x), constant(Float.POSITIVE_INFINITY));
    }
}
