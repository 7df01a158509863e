package org.kaon.layer;

import static org.kaon.op.Maximum.maximum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The largest of the inputs, element by element; of those that their masks leave in, where all
/// have masks. Keras: `Maximum`.
///
/// *Shape*: inputs that stretch to one shape; those with fewer axes get axes of 1 after the batch.
public record Maximum() implements Layer {

    public static Maximum maximumLayer() {
        return new Maximum();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Merging.reduce(new Site(this, scope), inputs, (a, b) -> maximum(a, b));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return Merging.masked(new Site(this, scope), call, (a, b) -> maximum(a, b));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Maximum read(Config in) {
        return new Maximum();
    }

    @Override
    public void write(Config.Writer out) {}
}
