package org.kaon.op;

import static org.kaon.op.Negate.negate;
import static org.kaon.op.Softplus.softplus;

import org.kaon.graph.Value;

/// `y = ln σ(x)`, as `−softplus(−x)`.
public final class LogSigmoid {

    private LogSigmoid() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value logSigmoid(Value x) {
        return negate(softplus(negate(x)));
    }
}
