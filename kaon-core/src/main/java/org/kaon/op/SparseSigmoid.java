package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;

/// `y = min(max((x + 1) / 2, 0), 1)`.
public final class SparseSigmoid {

    private SparseSigmoid() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value sparseSigmoid(Value x) {
        return clip(multiply(add(x, constant(1f)), constant(0.5f)), 0f, 1f);
    }
}
