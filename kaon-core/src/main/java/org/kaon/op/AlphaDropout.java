package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;

import org.kaon.graph.Value;

/// Dropout for SELU networks: `y = a x' + b`, where x' is x or, with probability `rate`, the value
/// α' = −1.7581 to which SELU saturates; `a = ((1 − rate)(1 + rate α'²))^−½` and `b = −a α' rate`
/// keep mean 0 and variance 1.
///
/// *Source*: Klambauer et al. 2017; Keras: `AlphaDropout`.
public final class AlphaDropout {

    private static final double SATURATION = -1.7580993408473766;

    private AlphaDropout() {}

    /// *Shape*: any → same. *Type*: float32, int64 scalar counter. A rate of 1 leaves 0.
    public static Value alphaDropout(Value x, double rate, Value counter, long seed) {
        Dropout.requireRate("AlphaDropout", rate);
        if (rate == 1) {
            return multiply(x, constant(0f));
        }
        double a = 1 / Math.sqrt((1 - rate) * (1 + rate * SATURATION * SATURATION));
        double b = -a * SATURATION * rate;
        Value kept = Dropout.kept(x, rate, counter, seed);
        Value dropped = select(kept, x, constant((float) SATURATION));
        return add(multiply(dropped, constant((float) a)), constant((float) b));
    }
}
