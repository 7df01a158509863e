package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.ArgMax.argMax;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Less.less;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The share of rows whose class is among the k largest predictions; a row with as large
/// predictions at the border counts as right, as in TensorFlow. Keras: `TopKCategoricalAccuracy`,
/// and `SparseTopKCategoricalAccuracy` for class numbers.
public record TopKAccuracy(int k, boolean sparse) implements Metric {

    public TopKAccuracy {
        if (k < 1) {
            throw new ConfigException(
                    "TopKCategoricalAccuracy: \"k\" expects 1 or more, found " + k + ".");
        }
    }

    public static TopKAccuracy topKCategoricalAccuracy(int k) {
        return new TopKAccuracy(k, false);
    }

    public static TopKAccuracy sparseTopKCategoricalAccuracy(int k) {
        return new TopKAccuracy(k, true);
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value hot =
                sparse
                        ? Target.oneHotLike(target, prediction, className())
                        : largest(Target.like(target, prediction, className()));
        // The class is among the k largest where fewer than k others are larger.
        Value own = sum(multiply(hot, prediction), true, -1);
        Value larger = sum(cast(greater(prediction, own), DataType.FLOAT32), false, -1);
        Value right = cast(less(larger, constant((float) k)), DataType.FLOAT32);
        return WeightedMean.sums(right, weights);
    }

    private static Value largest(Value rows) {
        return oneHot(argMax(rows, -1), Math.toIntExact(rows.shape().extent(-1)));
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    @Override
    public String className() {
        return sparse ? "SparseTopKCategoricalAccuracy" : "TopKCategoricalAccuracy";
    }

    static Metric read(Config in, boolean sparse) {
        in.neutral("from_sorted_ids", false);
        return new TopKAccuracy(in.integer("k", 5), sparse);
    }

    @Override
    public void write(Config.Writer out) {
        out.put("k", k);
    }
}
