package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomNormal.randomNormal;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

/// `y = x + σ n` with n standard normal, for each element by itself.
public final class GaussianNoise {

    private GaussianNoise() {}

    /// *Shape*: any → same. *Type*: floating, int64 scalar counter.
    public static Value gaussianNoise(Value x, double sigma, Value counter, long seed) {
        if (!(sigma >= 0)) {
            throw new ShapeException(
                    "GaussianNoise: expected a standard deviation >= 0, found "
                            + sigma
                            + ". Give its size.");
        }
        Value noise = multiply(randomNormal(x, counter, seed), constant((float) sigma));
        return add(x, cast(noise, x.dataType()));
    }
}
