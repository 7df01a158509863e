package org.kaon.op;

import static org.kaon.op.Clip.clip;

import org.kaon.graph.Value;

/// `y = min(max(x, −1), 1)`.
public final class HardTanh {

    private HardTanh() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value hardTanh(Value x) {
        return clip(x, -1f, 1f);
    }
}
