package org.kaon.op;

import static org.kaon.op.Add.add;
import static org.kaon.op.ArgMax.argMax;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Log.log;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.RandomUniform.randomUniform;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

/// A class for each row of logits, drawn with the probabilities of their softmax.
public final class Categorical {

    private Categorical() {}

    /// `y = argmaxⱼ (xⱼ − ln(−ln uⱼ))` with u uniform: the Gumbel-max trick. A logit of −∞ is never
    /// drawn beside a finite one.
    ///
    /// *Shape*: `[…, n]` → `[…]`. *Type*: floating, int64 scalar counter → int32.
    public static Value categorical(Value logits, Value counter, long seed) {
        Value x = cast(logits, DataType.FLOAT32);
        Value gumbel = negate(log(negate(log(randomUniform(x, counter, seed)))));
        return argMax(add(x, gumbel), -1);
    }
}
