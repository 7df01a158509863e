package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Select.select;

import org.kaon.graph.Value;

/// `y = x` where |x| > threshold, else 0.
public final class HardShrink {

    private HardShrink() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value hardShrink(Value x, float threshold) {
        return select(lessEqual(abs(x), constant(threshold)), constant(0f), x);
    }
}
