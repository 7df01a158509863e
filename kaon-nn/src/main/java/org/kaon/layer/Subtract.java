package org.kaon.layer;

import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The first input minus the second. Keras: `Subtract`.
///
/// *Shape*: inputs that stretch to one shape; those with fewer axes get axes of 1 after the batch.
public record Subtract() implements Layer {

    public static Subtract subtractLayer() {
        return new Subtract();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        if (inputs.size() != 2) {
            throw site.failure("two inputs", inputs.size() + " inputs");
        }
        return Merging.reduce(site, inputs, (a, b) -> subtract(a, b));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return Merging.outcome(apply(scope, call.inputs()), call.masks());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Subtract read(Config in) {
        return new Subtract();
    }

    @Override
    public void write(Config.Writer out) {}
}
