package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.LogSumExp.logSumExp;
import static org.kaon.op.Select.select;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// `yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ)` along one or more axes, over the elements that a mask leaves in.
/// Keras: `Softmax`.
///
/// *Shape*: any → same; the mask stretches to it. Where a mask leaves nothing, y is 0.
public record Softmax(List<Integer> axes) implements Layer {

    private static final float FAR_BELOW = -3e38f;

    public Softmax {
        axes = List.copyOf(axes);
    }

    public static Softmax softmaxOver(Integer... axes) {
        return new Softmax(List.of(axes));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return normalise(new Site(this, scope), inputs.getFirst());
    }

    private Value normalise(Site site, Value x) {
        int[] over = axes.stream().mapToInt(axis -> site.axis(x, axis)).toArray();
        return over.length == 1 ? softmax(x, over[0]) : exp(subtract(x, logSumExp(x, true, over)));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value x = call.input();
        if (call.mask().isEmpty()) {
            return Outcome.of(apply(scope, call.inputs()));
        }
        Value mask = call.mask().orElseThrow();
        Value kept = select(mask, x, cast(constant(FAR_BELOW), x.dataType()));
        Value y = normalise(new Site(this, scope), kept);
        return Outcome.of(select(mask, y, cast(constant(0f), x.dataType())), call.mask());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Softmax read(Config in) {
        return new Softmax(Settings.axes(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", Settings.oneOrAll(axes));
    }
}
