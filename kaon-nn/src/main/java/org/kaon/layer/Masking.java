package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Any.any;
import static org.kaon.op.NotEqual.notEqual;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;
import java.util.Optional;

/// Masks the steps whose features all have one value, and makes them 0. Keras: `Masking`.
///
/// *Shape*: `[batch, time, …, features]` → same, with a mask `[batch, time, …]`.
public record Masking(double maskValue) implements Layer {

    public static Masking masking(double maskValue) {
        return new Masking(maskValue);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value x = call.input();
        if (x.shape().rank() < 2) {
            throw new Site(this, scope).failure("[batch, …, features]", x);
        }
        Value counts = any(notEqual(x, constant((float) maskValue)), true, -1);
        Value mask = reshape(counts, counts.shape().without(-1));
        return Outcome.of(select(counts, x, constant(0f)), Optional.of(mask));
    }

    static Masking read(Config in) {
        return new Masking(in.number("mask_value", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("mask_value", maskValue);
    }
}
