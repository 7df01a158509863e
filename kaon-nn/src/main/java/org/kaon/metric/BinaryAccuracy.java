package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Greater.greater;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The share of predictions on the target's side of a threshold. Keras: `BinaryAccuracy`.
public record BinaryAccuracy(double threshold) implements Metric {

    public static BinaryAccuracy binaryAccuracy() {
        return new BinaryAccuracy(0.5);
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value truth = Target.like(target, prediction, className());
        Value side = cast(greater(prediction, constant((float) threshold)), DataType.FLOAT32);
        return WeightedMean.sums(cast(equal(truth, side), DataType.FLOAT32), weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    static BinaryAccuracy read(Config in) {
        return new BinaryAccuracy(in.number("threshold", 0.5));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("threshold", threshold);
    }
}
