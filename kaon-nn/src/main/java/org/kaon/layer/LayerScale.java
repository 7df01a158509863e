package org.kaon.layer;

import static org.kaon.initializer.Constant.constant;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;

/// `y = γ·x` with a trained factor for each channel, small at first, at the end of a residual
/// branch. Keras has it inside its ConvNeXt.
///
/// *Shape*: `[batch, …, channels]` → same; the factors are `[channels]`.
///
/// *Source*: Touvron et al., Going deeper with Image Transformers, 2021.
///
/// @param initial the factors before training
public record LayerScale(double initial, int channels) implements Layer {

    public LayerScale {
        Settings.requirePositive("LayerScale", "projection_dim", channels);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Site site = new Site(this, scope);
        if (site.known(x, -1) != channels) {
            throw site.failure(channels + " channels on the last axis", x);
        }
        return multiply(
                x, scope.weight("gamma", Shape.of(channels), WeightSettings.of(constant(initial))));
    }

    @Override
    public String module() {
        return "keras.src.applications.convnext";
    }

    static LayerScale read(Config in) {
        return new LayerScale(in.number("init_values"), in.integer("projection_dim"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("init_values", initial).put("projection_dim", channels);
    }
}
