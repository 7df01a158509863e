package org.kaon.layer;

import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The product of the inputs, element by element. Keras: `Multiply`.
///
/// *Shape*: inputs that stretch to one shape; those with fewer axes get axes of 1 after the batch.
public record Multiply() implements Layer {

    public static Multiply multiplyLayer() {
        return new Multiply();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Merging.reduce(new Site(this, scope), inputs, (a, b) -> multiply(a, b));
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

    static Multiply read(Config in) {
        return new Multiply();
    }

    @Override
    public void write(Config.Writer out) {}
}
