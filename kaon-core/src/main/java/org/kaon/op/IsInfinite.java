package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Equal.equal;

import org.kaon.graph.Value;

/// Whether x is ∞ or −∞.
public final class IsInfinite {

    private IsInfinite() {}

    /// *Shape*: any → same. *Type*: floating point → bool.
    public static Value isInfinite(Value x) {
        return equal(abs(x), constant(Float.POSITIVE_INFINITY));
    }
}
