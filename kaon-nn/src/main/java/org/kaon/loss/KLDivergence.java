package org.kaon.loss;

import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Log.log;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `Σ t·ln(t/p)` over the last axis, t and p in `[ε, 1]`. Keras: `KLDivergence`.
public record KLDivergence() implements Loss {

    public static KLDivergence klDivergence() {
        return new KLDivergence();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        Value t = clip(truth, Probability.EPSILON, 1);
        Value p = clip(prediction, Probability.EPSILON, 1);
        return sum(multiply(t, log(divide(t, p))), false, -1);
    }

    @Override
    public void write(Config.Writer out) {}
}
