package org.kaon.layer;

import static org.kaon.op.Relu.relu;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;
import java.util.Optional;

/// `y = min(max(x, 0), max_value)` above a threshold, `negative_slope · (x − threshold)` below it.
/// Keras: `ReLU`.
///
/// *Shape*: any → same.
public record ReLU(Optional<Double> maxValue, double negativeSlope, double threshold)
        implements Layer {

    public ReLU {
        maxValue.ifPresent(most -> Settings.requireNotNegative("ReLU", "max_value", most));
        Settings.requireNotNegative("ReLU", "negative_slope", negativeSlope);
        Settings.requireNotNegative("ReLU", "threshold", threshold);
    }

    public static ReLU reLU() {
        return new ReLU(Optional.empty(), 0, 0);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        float most = maxValue.map(Double::floatValue).orElse(Float.POSITIVE_INFINITY);
        return relu(inputs.getFirst(), (float) negativeSlope, most, (float) threshold);
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static ReLU read(Config in) {
        return new ReLU(
                in.raw("max_value").map(_ -> in.number("max_value")),
                in.number("negative_slope", 0),
                in.number("threshold", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("max_value", maxValue.orElse(null))
                .put("negative_slope", negativeSlope)
                .put("threshold", threshold);
    }
}
