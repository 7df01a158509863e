package org.kaon.metric;

import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// The sum of the predictions, all elements of a row times its weight. Keras: `Sum`, which takes
/// any values.
public record Sum() implements Metric {

    private static final String TOTAL = "total";

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        int rank = prediction.shape().rank();
        Value rows =
                rank == 1
                        ? prediction
                        : org.kaon.op.Sum.sum(
                                prediction, false, IntStream.range(1, rank).toArray());
        return Map.of(TOTAL, org.kaon.op.Sum.sum(multiply(rows, weights)));
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return Objects.requireNonNull(sums.get(TOTAL)).at(0);
    }

    @Override
    public void write(Config.Writer out) {}
}
