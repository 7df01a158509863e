package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Relu6.relu6;

import org.kaon.graph.Value;

/// `y = relu6(x + 3) / 6`.
public final class HardSigmoid {

    private HardSigmoid() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value hardSigmoid(Value x) {
        return divide(relu6(add(x, constant(3f))), constant(6f));
    }
}
