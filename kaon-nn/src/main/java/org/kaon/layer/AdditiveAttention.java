package org.kaon.layer;

import static org.kaon.initializer.GlorotUniform.glorotUniform;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.tensor.Shape;

/// Attention with the scores `Σ scale·tanh(q + k)`, the scale one weight for each feature. Keras:
/// `AdditiveAttention`.
///
/// *Shape*: see {@link ScoredAttention}. *Source*: Bahdanau et al. 2015.
public record AdditiveAttention(boolean useScale, double dropout, Seed seed)
        implements ScoredAttention {

    public AdditiveAttention {
        Settings.requireFraction("AdditiveAttention", "dropout", dropout);
    }

    public static AdditiveAttention additiveAttention() {
        return new AdditiveAttention(true, 0, Seed.ofModel());
    }

    @Override
    public Value scores(Scope scope, Value query, Value key) {
        Value compared = tanh(add(expandDims(query, -2), expandDims(key, -3)));
        if (!useScale) {
            return sum(compared, false, -1);
        }
        long features = new Site(this, scope).known(query, 2);
        Value scale = scope.weight("scale", Shape.of(features), glorotUniform());
        return sum(multiply(compared, scale), false, -1);
    }

    static AdditiveAttention read(Config in) {
        return new AdditiveAttention(
                in.flag("use_scale", true), in.number("dropout", 0), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("use_scale", useScale).put("dropout", dropout).put("seed", seed.written());
    }
}
