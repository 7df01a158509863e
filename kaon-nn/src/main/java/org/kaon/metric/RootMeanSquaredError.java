package org.kaon.metric;

import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// `√(mean (p − t)²)`. Keras: `RootMeanSquaredError`.
public record RootMeanSquaredError() implements Metric {

    public static RootMeanSquaredError rootMeanSquaredError() {
        return new RootMeanSquaredError();
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value truth = Target.like(target, prediction, className());
        return WeightedMean.sums(square(subtract(prediction, truth)), weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return Math.sqrt(WeightedMean.result(sums));
    }

    @Override
    public void write(Config.Writer out) {}
}
