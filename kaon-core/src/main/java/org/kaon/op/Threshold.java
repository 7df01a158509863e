package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Select.select;

import org.kaon.graph.Value;

/// `y = x` where x > threshold, else the other number.
public final class Threshold {

    private Threshold() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value threshold(Value x, float threshold, float otherwise) {
        return select(lessEqual(x, constant(threshold)), constant(otherwise), x);
    }
}
