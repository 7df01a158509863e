package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.NotEqual.notEqual;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.op.TopK;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Which predictions count as positive: those above thresholds, of one class or of all, among all
/// classes of a row or its k largest.
///
/// @param topK 0 for all
/// @param classId −1 for all
public record Confusion(List<Double> thresholds, int topK, int classId) {

    public Confusion {
        thresholds = List.copyOf(thresholds);
        if (topK < 0 || classId < -1) {
            throw new ConfigException(
                    "Metric: expects top_k of 1 or more and class_id of 0 or more, found "
                            + topK
                            + " and "
                            + classId
                            + ".");
        }
    }

    /// Evenly spaced from 0 to 1; one alone is a half. *Shape*: of all sums, `[thresholds]`.
    static Confusion even(int count, int classId) {
        List<Double> thresholds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            thresholds.add(count == 1 ? 0.5 : i / (count - 1.0));
        }
        return new Confusion(thresholds, 0, classId);
    }

    /// The weights of true and false positives and negatives at each threshold.
    Map<String, Value> sums(Value target, Value prediction, Value weights, String who) {
        Value truth =
                Target.isSparse(target, prediction)
                        ? Target.oneHotLike(target, prediction, who)
                        : Target.like(target, prediction, who);
        Value scores = topK == 0 ? prediction : largest(prediction);
        if (classId >= 0) {
            truth = slice(truth, -1, classId, classId + 1);
            scores = slice(scores, -1, classId, classId + 1);
        }
        Value signal = column(cast(notEqual(truth, constant(0f)), DataType.FLOAT32));
        Value each = column(weight(weights, scores));
        Value positive = cast(greater(column(scores), row()), DataType.FLOAT32);
        Value one = constant(1f);
        Value right = multiply(each, signal);
        Value wrong = multiply(each, subtract(one, signal));
        return Map.of(
                "true_positives", sum(multiply(positive, right), false, 0),
                "false_positives", sum(multiply(positive, wrong), false, 0),
                "false_negatives", sum(multiply(subtract(one, positive), right), false, 0),
                "true_negatives", sum(multiply(subtract(one, positive), wrong), false, 0));
    }

    private Value row() {
        float[] values = new float[thresholds.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = thresholds.get(i).floatValue();
        }
        return constant(Shape.of(values.length), values);
    }

    /// All but the k largest become as small as no threshold is.
    private Value largest(Value prediction) {
        int classes = Math.toIntExact(prediction.shape().extent(-1));
        Value hot = oneHot(TopK.topK(prediction, Math.min(topK, classes)).indices(), classes);
        Value kept = greater(sum(hot, false, -2), constant(0f));
        return select(kept, prediction, constant((float) NONE));
    }

    /// Keras's threshold for `top_k`, below all predictions.
    static final double NONE = -1e10;

    private static Value weight(Value weights, Value like) {
        long[] extents = new long[like.shape().rank()];
        Arrays.fill(extents, 1);
        extents[0] = weights.shape().extent(0);
        return broadcastLike(reshape(weights, Shape.of(extents)), like);
    }

    private static Value column(Value value) {
        return reshape(value, Shape.of(value.shape().size(), 1));
    }

    /// `a / b`, and 0 for b = 0.
    static double quotient(double a, double b) {
        return b == 0 ? 0 : a / b;
    }

    static double at(Map<String, Tensor> sums, String name, int index) {
        Tensor tensor = sums.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("No sum named " + name);
        }
        return tensor.at(index);
    }

    /// Keras's `thresholds`, `top_k` and `class_id`.
    ///
    /// *Errors*: several thresholds, which give no single number.
    static Confusion read(Config in) {
        int topK = in.integer("top_k", 0);
        int classId = in.integer("class_id", -1);
        Object found = in.raw("thresholds").orElse(topK == 0 ? (Object) 0.5 : (Object) NONE);
        Object one = found instanceof List<?> list && list.size() == 1 ? list.getFirst() : found;
        if (!(one instanceof Number threshold)) {
            throw in.wrong("thresholds", "one number (several give no single figure)", found);
        }
        return new Confusion(List.of(threshold.doubleValue()), topK, classId);
    }

    /// What {@link #read} takes; Keras's defaults as `null`.
    void write(Config.Writer out) {
        double threshold = thresholds.getFirst();
        boolean usual = threshold == (topK == 0 ? 0.5 : NONE);
        out.put("thresholds", usual ? null : threshold);
    }

    void writeClasses(Config.Writer out) {
        out.put("top_k", topK == 0 ? null : topK).put("class_id", classId < 0 ? null : classId);
    }
}
