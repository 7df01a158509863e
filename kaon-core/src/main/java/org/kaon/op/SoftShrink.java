package org.kaon.op;

import static org.kaon.op.Clip.clip;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;

/// `y = x − min(max(x, −threshold), threshold)`.
public final class SoftShrink {

    private SoftShrink() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value softShrink(Value x, float threshold) {
        return subtract(x, clip(x, -threshold, threshold));
    }
}
