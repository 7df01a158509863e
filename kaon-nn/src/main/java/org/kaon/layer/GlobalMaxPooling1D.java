package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.GlobalPooling;

import java.util.List;

/// The largest value of each channel over all steps. Keras: `GlobalMaxPooling1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, features]`, the other axes kept as 1 with
/// `keepdims`.
public record GlobalMaxPooling1D(Whole whole) implements Layer {

    public static GlobalMaxPooling1D globalMaxPooling1D() {
        return new GlobalMaxPooling1D(Whole.WITHOUT_AXES);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return whole.pool(
                new Site(this, scope), 1, inputs.getFirst(), GlobalPooling::globalMaxPooling);
    }

    static GlobalMaxPooling1D read(Config in) {
        return new GlobalMaxPooling1D(Whole.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        whole.write(out);
    }
}
