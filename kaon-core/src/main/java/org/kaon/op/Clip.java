package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;

import org.kaon.graph.Value;

/// `y = min(max(x, low), high)`; the gradient is that of x within the bounds, both included, else
/// 0.
public final class Clip {

    private Clip() {}

    /// *Shape*: any → same. *Type*: float32.
    public static Value clip(Value x, float low, float high) {
        return minimum(maximum(x, constant(low)), constant(high));
    }
}
