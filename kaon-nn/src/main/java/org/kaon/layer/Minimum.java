package org.kaon.layer;

import static org.kaon.op.Minimum.minimum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The smallest of the inputs, element by element; of those that their masks leave in, where all
/// have masks. Keras: `Minimum`.
///
/// *Shape*: inputs that stretch to one shape; those with fewer axes get axes of 1 after the batch.
public record Minimum() implements Layer {

    public static Minimum minimumLayer() {
        return new Minimum();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Merging.reduce(new Site(this, scope), inputs, (a, b) -> minimum(a, b));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return Merging.masked(new Site(this, scope), call, (a, b) -> minimum(a, b));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Minimum read(Config in) {
        return new Minimum();
    }

    @Override
    public void write(Config.Writer out) {}
}
