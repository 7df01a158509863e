package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Max.max;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Optional;

/// The sum, the mean or the largest value of each feature over the particles that a mask lets
/// through.
///
/// With a second input, weights of the particles, it is the sum or the mean of weighted features:
/// the observables of energy flow networks are sums weighted with momentum fractions.
///
/// *Shape*: `[batch, n, c]`, weights `[batch, n]` or `[batch, n, 1]` → `[batch, c]`. A set without
/// particles gives 0.
///
/// *Source*: Komiske, Metodiev, Thaler, arXiv:1810.05165, equation 2.
public record ParticlePooling(Mode mode) implements ParticleLayer {

    /// How particles become one.
    public enum Mode {
        SUM,
        MEAN,
        MAX
    }

    private static final float FAR_BELOW = -1e30f;

    public static ParticlePooling particlePooling(Mode mode) {
        return new ParticlePooling(mode);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value x = new Site(this, scope).require(call.input(), 3);
        Value weighted =
                call.inputs().size() < 2 ? x : multiply(x, weights(scope, call.inputs().get(1)));
        return Outcome.of(pooled(weighted, ParticleLayer.mask(call)));
    }

    private Value weights(Scope scope, Value weights) {
        int rank = weights.shape().rank();
        if (rank != 2 && (rank != 3 || weights.shape().extent(2) != 1)) {
            throw new Site(this, scope).failure("weights [batch, n] or [batch, n, 1]", weights);
        }
        return rank == 2 ? expandDims(weights, -1) : weights;
    }

    private Value pooled(Value x, Optional<Value> mask) {
        Value kept = EdgeConv.zeroed(x, mask);
        return switch (mode) {
            case SUM -> sum(kept, false, 1);
            case MEAN -> mask.map(m -> averaged(kept, m)).orElseGet(() -> mean(kept, false, 1));
            case MAX -> mask.map(m -> largest(x, m)).orElseGet(() -> max(x, false, 1));
        };
    }

    private static Value averaged(Value kept, Value mask) {
        Value count = sum(cast(mask, kept.dataType()), true, 1);
        return divide(sum(kept, false, 1), maximum(count, constant(1f)));
    }

    private static Value largest(Value x, Value mask) {
        Value lowered = select(expandDims(mask, -1), x, constant(FAR_BELOW));
        Value any = max(cast(mask, x.dataType()), true, 1);
        return multiply(max(lowered, false, 1), any);
    }

    static ParticlePooling read(Config in) {
        return new ParticlePooling(in.choice("mode", Mode.SUM));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("mode", Settings.lower(mode));
    }
}
