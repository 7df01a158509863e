package org.kaon.layer;

import static org.kaon.op.Add.add;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The sum of the inputs. Keras: `Add`.
///
/// *Shape*: inputs that stretch to one shape; those with fewer axes get axes of 1 after the batch.
public record Add() implements Layer {

    public static Add addLayer() {
        return new Add();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Merging.reduce(new Site(this, scope), inputs, (a, b) -> add(a, b));
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

    static Add read(Config in) {
        return new Add();
    }

    @Override
    public void write(Config.Writer out) {}
}
