package org.kaon.layer;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.GlobalPooling;

import java.util.List;

/// The mean of each channel over all steps, or over those that a mask leaves in. Keras:
/// `GlobalAveragePooling1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, features]`, the other axes kept as 1 with
/// `keepdims`.
public record GlobalAveragePooling1D(Whole whole) implements Layer {

    public static GlobalAveragePooling1D globalAveragePooling1D() {
        return new GlobalAveragePooling1D(Whole.WITHOUT_AXES);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return whole.pool(
                new Site(this, scope), 1, inputs.getFirst(), GlobalPooling::globalAveragePooling);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        if (call.mask().isEmpty()) {
            return Outcome.of(apply(scope, call.inputs()));
        }
        Value kept = expandDims(cast(call.mask().orElseThrow(), call.input().dataType()), -1);
        return Outcome.of(
                whole.pool(
                        new Site(this, scope),
                        1,
                        call.input(),
                        (x, keepDims) ->
                                divide(
                                        sum(multiply(x, kept), keepDims, 1),
                                        sum(kept, keepDims, 1))));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static GlobalAveragePooling1D read(Config in) {
        return new GlobalAveragePooling1D(Whole.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        whole.write(out);
    }
}
