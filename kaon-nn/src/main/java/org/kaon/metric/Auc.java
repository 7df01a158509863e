package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.NotEqual.notEqual;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.SegmentSum.segmentSum;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.Map;

/// The area under the ROC curve by the trapezoidal rule over evenly spaced thresholds. Keras:
/// `AUC`.
///
/// Predictions fall into the bins `(i/(n−1), (i+1)/(n−1)]`; sums over the bins give the true and
/// false positives of each threshold. Several outputs count as so many binary predictions, and
/// class numbers are first turned into one-hot rows.
///
/// *Type*: predictions in `[0, 1]`, or logits with `fromLogits`.
public record Auc(int thresholds, boolean fromLogits) implements Metric {

    public Auc {
        if (thresholds < 2) {
            throw new ConfigException(
                    "AUC: \"num_thresholds\" expects 2 or more, found " + thresholds + ".");
        }
    }

    public static Auc auc() {
        return new Auc(200, false);
    }

    @Override
    public String className() {
        return "AUC";
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value truth =
                Target.isSparse(target, prediction)
                        ? Target.oneHotLike(target, prediction, className())
                        : Target.like(target, prediction, className());
        Value isSignal = flat(cast(notEqual(truth, constant(0f)), DataType.FLOAT32));
        Value score = clip(fromLogits ? sigmoid(prediction) : prediction, 0f, 1f);
        // ⌈p·(n−1)⌉ − 1, where 0 belongs to the first bin.
        Value bin =
                relu(
                        subtract(
                                negate(floor(multiply(score, constant(1f - thresholds)))),
                                constant(1f)));
        Value bins = flat(cast(bin, DataType.INT32));
        Value each = flat(broadcastLike(column(weights, prediction), prediction));
        return Map.of(
                "positives", segmentSum(multiply(isSignal, each), bins, thresholds),
                "negatives",
                        segmentSum(
                                multiply(subtract(constant(1f), isSignal), each),
                                bins,
                                thresholds));
    }

    private static Value column(Value weights, Value prediction) {
        long[] extents = new long[prediction.shape().rank()];
        Arrays.fill(extents, 1);
        extents[0] = weights.shape().extent(0);
        return reshape(weights, Shape.of(extents));
    }

    private static Value flat(Value x) {
        return reshape(x, Shape.of(x.shape().size()));
    }

    /// 0 where a class is missing, as in Keras.
    @Override
    public double result(Map<String, Tensor> sums) {
        double[] trueRate = rates(sums, "positives");
        double[] falseRate = rates(sums, "negatives");
        double area = 0;
        for (int i = 0; i + 1 < thresholds; i++) {
            area += (falseRate[i] - falseRate[i + 1]) * (trueRate[i] + trueRate[i + 1]) / 2;
        }
        return area;
    }

    /// The share of a histogram at or above each bin.
    private double[] rates(Map<String, Tensor> sums, String name) {
        Tensor bins = sums.get(name);
        if (bins == null) {
            throw new IllegalArgumentException("No sum named " + name);
        }
        double[] above = new double[thresholds];
        double sum = 0;
        for (int i = thresholds - 1; i >= 0; i--) {
            sum += bins.at(i);
            above[i] = sum;
        }
        for (int i = 0; i < thresholds && sum != 0; i++) {
            above[i] /= sum;
        }
        return above;
    }

    static Auc read(Config in) {
        in.neutral("curve", "ROC");
        in.neutral("summation_method", "interpolation");
        in.neutral("multi_label", false);
        for (String key : new String[] {"num_labels", "label_weights", "thresholds"}) {
            in.raw(key)
                    .ifPresent(value -> {
                        throw in.wrong(key, "null (it is not supported yet)", value);
                    });
        }
        return new Auc(in.integer("num_thresholds", 200), in.flag("from_logits", false));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("num_thresholds", thresholds)
                .put("curve", "ROC")
                .put("summation_method", "interpolation")
                .put("multi_label", false)
                .put("num_labels", null)
                .put("label_weights", null)
                .put("from_logits", fromLogits);
    }
}
