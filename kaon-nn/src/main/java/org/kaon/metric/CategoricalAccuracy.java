package org.kaon.metric;

import static org.kaon.op.ArgMax.argMax;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Equal.equal;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The share of rows whose largest prediction is at the target's largest element. Keras:
/// `CategoricalAccuracy`.
public record CategoricalAccuracy() implements Metric {

    public static CategoricalAccuracy categoricalAccuracy() {
        return new CategoricalAccuracy();
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value truth = argMax(Target.like(target, prediction, className()), -1);
        Value right = equal(truth, argMax(prediction, -1));
        return WeightedMean.sums(cast(right, DataType.FLOAT32), weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    @Override
    public void write(Config.Writer out) {}
}
