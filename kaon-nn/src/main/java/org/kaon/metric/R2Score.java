package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Locale;
import java.util.Map;

/// `1 − Σ w(t − p)² / Σ w(t − t̄)²` of each output, averaged evenly or by the outputs' variances.
/// Keras: `R2Score`.
public record R2Score(Aggregation aggregation, int regressors) implements Metric {

    /// How several outputs become one figure.
    public enum Aggregation {
        UNIFORM_AVERAGE,
        VARIANCE_WEIGHTED_AVERAGE
    }

    public R2Score {
        if (regressors < 0) {
            throw new ConfigException(
                    "R2Score: \"num_regressors\" expects 0 or more, found " + regressors + ".");
        }
    }

    public static R2Score r2Score() {
        return new R2Score(Aggregation.UNIFORM_AVERAGE, 0);
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        if (prediction.shape().rank() != 2) {
            throw new ShapeException(
                    "R2Score: expected predictions [batch, outputs], found "
                            + prediction.shape()
                            + ".");
        }
        Value truth = Target.like(target, prediction, className());
        Value each = reshape(weights, Shape.of(weights.shape().extent(0), 1));
        Value weighted = multiply(truth, each);
        Value residual = multiply(square(subtract(truth, prediction)), each);
        return Map.of(
                "sum", sum(weighted, false, 0),
                "squared_sum", sum(multiply(truth, weighted), false, 0),
                "residual", sum(residual, false, 0),
                "count", sum(weights),
                // Keras counts numbers here, not rows.
                "samples", constant((float) prediction.shape().size()));
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        double count = Confusion.at(sums, "count", 0);
        int outputs = Math.toIntExact(sums.getOrDefault("sum", Tensor.scalar(0f)).size());
        double total = 0;
        double weights = 0;
        for (int i = 0; i < outputs; i++) {
            double sum = Confusion.at(sums, "sum", i);
            double spread = Confusion.at(sums, "squared_sum", i) - sum * (sum / count);
            double score = 1 - Confusion.at(sums, "residual", i) / spread;
            double weight = aggregation == Aggregation.UNIFORM_AVERAGE ? 1 : spread;
            total += weight * (Double.isInfinite(score) ? 0 : score);
            weights += weight;
        }
        double score = total / weights;
        double samples = Confusion.at(sums, "samples", 0);
        if (regressors == 0 || regressors >= samples - 1) {
            return score;
        }
        return 1 - (1 - score) * (samples - 1) / (samples - regressors - 1);
    }

    static R2Score read(Config in) {
        if (in.isNull("class_aggregation")) {
            throw in.wrong("class_aggregation", "an average (none gives no single figure)", "null");
        }
        return new R2Score(
                in.choice("class_aggregation", Aggregation.UNIFORM_AVERAGE),
                in.integer("num_regressors", 0));
    }

    @Override
    public String name() {
        return "r2_score";
    }

    @Override
    public void write(Config.Writer out) {
        out.put("class_aggregation", aggregation.name().toLowerCase(Locale.ROOT))
                .put("num_regressors", regressors);
    }
}
