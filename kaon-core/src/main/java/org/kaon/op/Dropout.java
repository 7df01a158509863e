package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Select.select;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

/// `y = 0` with probability `rate`, otherwise `x / (1 − rate)`: each element by itself, the mean
/// unchanged.
///
/// *Source*: Srivastava et al. 2014.
public final class Dropout {

    private Dropout() {}

    /// *Shape*: any → same. *Type*: floating, int64 scalar counter. A rate of 1 leaves nothing.
    public static Value dropout(Value x, double rate, Value counter, long seed) {
        requireRate("Dropout", rate);
        float scale = rate == 1 ? 0 : (float) (1 / (1 - rate));
        Value factor = select(kept(x, rate, counter, seed), constant(scale), constant(0f));
        return multiply(x, cast(factor, x.dataType()));
    }

    /// True with probability `1 − rate`.
    static Value kept(Value x, double rate, Value counter, long seed) {
        return greaterEqual(randomUniform(x, counter, seed), constant((float) rate));
    }

    /// *Errors*: a rate outside `[0, 1]`.
    static void requireRate(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new ShapeException(
                    name
                            + ": expected a rate in [0, 1], found "
                            + rate
                            + ". Give the fraction to drop.");
        }
    }
}
