package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The input as it is. Keras: `Identity`.
///
/// *Shape*: any → same.
public record Identity() implements Layer {

    public static Identity identity() {
        return new Identity();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return inputs.getFirst();
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Identity read(Config in) {
        return identity();
    }

    @Override
    public void write(Config.Writer out) {}
}
