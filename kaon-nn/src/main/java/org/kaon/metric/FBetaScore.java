package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.And.and;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Max.max;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Locale;
import java.util.Map;

/// `(1 + β²)·precision·recall / (β²·precision + recall)`, over all outputs together or averaged
/// over them. Keras: `FBetaScore`, and `F1Score` for β = 1.
///
/// @param threshold 0 takes the largest prediction of each row
public record FBetaScore(Average average, double beta, double threshold, boolean named)
        implements Metric {

    /// How the scores of several outputs become one.
    public enum Average {
        /// There is one output.
        NONE,
        /// Sums over all outputs.
        MICRO,
        /// The mean of the outputs' scores.
        MACRO,
        /// Their mean weighted by how often each is true.
        WEIGHTED
    }

    private static final double EPSILON = 1e-7;

    public FBetaScore {
        if (!(beta > 0) || !(threshold >= 0 && threshold <= 1)) {
            throw new ConfigException(
                    "FBetaScore: expects beta above 0 and a threshold in (0, 1], found "
                            + beta
                            + " and "
                            + threshold
                            + ".");
        }
    }

    public static FBetaScore f1Score(Average average) {
        return new FBetaScore(average, 1, 0, true);
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Shape shape = prediction.shape();
        if (shape.rank() != 2 || average == Average.NONE && shape.extent(1) != 1) {
            throw new ShapeException(
                    className()
                            + ": expected predictions [batch, outputs], and one output where"
                            + " \"average\" is null, found "
                            + shape
                            + ". Set average to micro, macro or weighted.");
        }
        Value truth = Target.like(target, prediction, className());
        Value positive = cast(positive(prediction), DataType.FLOAT32);
        Value each = reshape(weights, Shape.of(weights.shape().extent(0), 1));
        Value one = constant(1f);
        return Map.of(
                "true_positives", total(multiply(positive, truth), each),
                "false_positives", total(multiply(positive, subtract(one, truth)), each),
                "false_negatives", total(multiply(subtract(one, positive), truth), each),
                "intermediate_weights", total(truth, each));
    }

    private Value positive(Value prediction) {
        if (threshold > 0) {
            return greater(prediction, constant((float) threshold));
        }
        Value largest = greaterEqual(prediction, max(prediction, true, -1));
        return and(largest, greater(abs(prediction), constant(1e-9f)));
    }

    private Value total(Value value, Value weights) {
        Value sums = sum(multiply(value, weights), false, 0);
        return average == Average.MICRO ? reshape(sum(sums), Shape.of(1)) : sums;
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        int outputs =
                Math.toIntExact(sums.getOrDefault("true_positives", Tensor.scalar(0f)).size());
        double total = 0;
        double weights = 0;
        for (int i = 0; i < outputs; i++) {
            double weight =
                    average == Average.WEIGHTED ? Confusion.at(sums, "intermediate_weights", i) : 1;
            weights += weight;
            total += weight * score(sums, i);
        }
        return average == Average.WEIGHTED ? total / (weights + EPSILON) : total / weights;
    }

    private double score(Map<String, Tensor> sums, int output) {
        double right = Confusion.at(sums, "true_positives", output);
        double precision =
                right / (right + Confusion.at(sums, "false_positives", output) + EPSILON);
        double recall = right / (right + Confusion.at(sums, "false_negatives", output) + EPSILON);
        double below = beta * beta * precision + recall + EPSILON;
        return precision * recall / below * (1 + beta * beta);
    }

    @Override
    public String className() {
        return named ? "F1Score" : "FBetaScore";
    }

    @Override
    public String name() {
        return named ? "f1_score" : "fbeta_score";
    }

    static FBetaScore read(Config in, boolean named) {
        return new FBetaScore(
                in.choice("average", Average.NONE),
                named ? 1 : in.number("beta", 1),
                in.number("threshold", 0),
                named);
    }

    @Override
    public void write(Config.Writer out) {
        out.put("average", average == Average.NONE ? null : average.name().toLowerCase(Locale.ROOT))
                .put("threshold", threshold == 0 ? null : threshold);
        if (!named) {
            out.put("beta", beta);
        }
    }
}
