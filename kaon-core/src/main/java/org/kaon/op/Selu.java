package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Elu.elu;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;

/// `y = 1.0507·elu(x)` with α = 1.6733, which keeps mean 0 and variance 1.
///
/// *Source*: Klambauer et al. 2017.
public final class Selu {

    private static final float SCALE = (float) 1.0507009873554805;
    private static final float ALPHA = (float) 1.6732632423543772;

    private Selu() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value selu(Value x) {
        return multiply(constant(SCALE), elu(x, ALPHA));
    }
}
