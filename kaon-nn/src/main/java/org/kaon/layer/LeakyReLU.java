package org.kaon.layer;

import static org.kaon.op.Relu.relu;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// `y = x` above 0, `negative_slope · x` below. Keras: `LeakyReLU`; the slope was called `alpha`.
///
/// *Shape*: any → same.
public record LeakyReLU(double negativeSlope) implements Layer {

    public LeakyReLU {
        Settings.requireNotNegative("LeakyReLU", "negative_slope", negativeSlope);
    }

    public static LeakyReLU leakyReLU(double negativeSlope) {
        return new LeakyReLU(negativeSlope);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return relu(inputs.getFirst(), (float) negativeSlope, Float.POSITIVE_INFINITY, 0);
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static LeakyReLU read(Config in) {
        return new LeakyReLU(in.number("negative_slope", in.number("alpha", 0.3)));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("negative_slope", negativeSlope);
    }
}
