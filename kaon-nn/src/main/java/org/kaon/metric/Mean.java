package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The weighted mean of the predictions over rows and what belongs to a row. Keras: `Mean`, which
/// takes any values.
public record Mean() implements Metric {

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return WeightedMean.sums(prediction, weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    @Override
    public void write(Config.Writer out) {}
}
