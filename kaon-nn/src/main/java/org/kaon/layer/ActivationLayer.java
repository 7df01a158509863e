package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// An activation function as a layer of its own. Keras: `Activation`.
///
/// *Shape*: any → same.
public record ActivationLayer(Activation activation) implements Layer {

    public static ActivationLayer activation(Activation activation) {
        return new ActivationLayer(activation);
    }

    @Override
    public String className() {
        return "Activation";
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return activation.apply(inputs.getFirst());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static ActivationLayer read(Config in) {
        in.required("activation");
        return new ActivationLayer(Activation.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("activation", activation.kerasName());
    }
}
