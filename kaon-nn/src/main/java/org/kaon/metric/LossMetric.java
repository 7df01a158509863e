package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.loss.Loss;
import org.kaon.loss.Losses;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.function.Function;

/// The weighted mean of a loss over all rows: `MeanSquaredError`, `Poisson`, `BinaryCrossentropy`
/// and the others that Keras has as a loss and as a metric.
public record LossMetric(String className, String name, Loss loss) implements Metric {

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return WeightedMean.sums(loss.of(target, prediction), weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    /// A reader of the metric whose loss has the same name, or another.
    static Function<Config, Metric> reader(String className, String lossName, String name) {
        return in -> new LossMetric(className, name, Losses.unreduced(lossName, in));
    }

    @Override
    public void write(Config.Writer out) {
        loss.write(out);
        // Keras's metrics do not write quite what its losses do.
        switch (className) {
            case "BinaryCrossentropy" -> out.values().remove("axis");
            case "SparseCategoricalCrossentropy" -> out.put("axis", -1);
            default -> {}
        }
    }
}
