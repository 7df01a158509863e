package org.kaon.op;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.Less.less;
import static org.kaon.op.RandomUniform.randomUniform;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

/// Truth values that are true with given probabilities.
public final class Bernoulli {

    private Bernoulli() {}

    /// `y = (u < p)` with u uniform in `[0, 1)`, a multiple of 2⁻²⁴.
    ///
    /// *Shape*: the probability's. *Type*: floating, int64 scalar counter → bool.
    public static Value bernoulli(Value probability, Value counter, long seed) {
        Value p = cast(probability, DataType.FLOAT32);
        return less(randomUniform(p, counter, seed), p);
    }
}
