package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The mean of `Σ t·p / (‖t‖·‖p‖)` along an axis. Keras: `CosineSimilarity`, which does not write
/// its axis down.
public record CosineSimilarity(int axis) implements Metric {

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return WeightedMean.sums(
                org.kaon.loss.CosineSimilarity.cosine(target, prediction, axis, className()),
                weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    static CosineSimilarity read(Config in) {
        return new CosineSimilarity(in.integer("axis", -1));
    }

    @Override
    public void write(Config.Writer out) {
        if (axis != -1) {
            out.put("axis", axis);
        }
    }
}
