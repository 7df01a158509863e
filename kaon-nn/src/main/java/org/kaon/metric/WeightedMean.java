package org.kaon.metric;

import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.stream.IntStream;

/// `Σ w·v / Σ w` as two sums.
final class WeightedMean {

    private WeightedMean() {}

    /// *Shape*: values `[batch, …]`, weights `[batch]`.
    static Map<String, Value> sums(Value values, Value weights) {
        int rank = values.shape().rank();
        Value rows = rank == 1 ? values : mean(values, false, IntStream.range(1, rank).toArray());
        return Map.of("total", sum(multiply(rows, weights)), "count", sum(weights));
    }

    /// 0 where nothing was counted, as in Keras.
    static double result(Map<String, Tensor> sums) {
        double count = value(sums, "count");
        return count == 0 ? 0 : value(sums, "total") / count;
    }

    private static double value(Map<String, Tensor> sums, String name) {
        Tensor tensor = sums.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("No sum named " + name);
        }
        return tensor.at(0);
    }
}
