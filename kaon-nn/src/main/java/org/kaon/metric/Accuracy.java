package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// What Keras makes of the word `accuracy`: binary for one output, sparse for class numbers,
/// categorical otherwise.
public record Accuracy() implements Metric {

    public static Accuracy accuracy() {
        return new Accuracy();
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Metric meant =
                prediction.shape().extent(-1) == 1
                        ? BinaryAccuracy.binaryAccuracy()
                        : Target.isSparse(target, prediction)
                                ? SparseCategoricalAccuracy.sparseCategoricalAccuracy()
                                : CategoricalAccuracy.categoricalAccuracy();
        return meant.sums(target, prediction, weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    @Override
    public void write(Config.Writer out) {}
}
