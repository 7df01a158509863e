package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomNormal.randomNormal;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

/// `y = x (1 + σ n)` with n standard normal and `σ² = rate / (1 − rate)`: mean and variance are
/// those of {@link Dropout}.
///
/// *Source*: Srivastava et al. 2014, section 10; Keras: `GaussianDropout`.
public final class GaussianDropout {

    private GaussianDropout() {}

    /// *Shape*: any → same. *Type*: floating, int64 scalar counter. The rate is below 1.
    public static Value gaussianDropout(Value x, double rate, Value counter, long seed) {
        Dropout.requireRate("GaussianDropout", rate);
        if (rate == 1) {
            throw new ShapeException(
                    "GaussianDropout: expected a rate below 1, found 1. Give a smaller one.");
        }
        float sigma = (float) Math.sqrt(rate / (1 - rate));
        Value noise = multiply(randomNormal(x, counter, seed), constant(sigma));
        return multiply(x, cast(add(noise, constant(1f)), x.dataType()));
    }
}
