package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
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
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The area under a curve over evenly spaced thresholds. Keras: `AUC`.
///
/// Predictions fall into the bins `(i/(n−1), (i+1)/(n−1)]`; sums over the bins give the true and
/// false positives of each threshold. Several outputs count as so many binary predictions, and
/// class numbers are first turned into one-hot rows; with `labels`, each output has its own curve
/// and the areas are averaged.
///
/// *Type*: predictions in `[0, 1]`, or logits with `fromLogits`.
public record Auc(Cuts cuts, Curve curve, Labels labels, boolean fromLogits) implements Metric {

    /// How many thresholds there are; where they are listed, they lie between these and one below 0
    /// and one above 1.
    public record Cuts(int count, List<Double> listed) {

        public Cuts {
            listed = listed.stream().sorted().toList();
            count = listed.isEmpty() ? count : listed.size() + 2;
            if (count < 2) {
                throw new ConfigException(
                        "AUC: \"num_thresholds\" expects 2 or more, found " + count + ".");
            }
        }

        private Confusion confusion() {
            List<Double> all = new ArrayList<>(List.of(-1e-7));
            all.addAll(listed);
            all.add(1 + 1e-7);
            return new Confusion(all, 0, -1);
        }
    }

    /// Whether each output has its own area, and what it weighs; no weights: evenly.
    public record Labels(boolean each, int count, List<Double> weights) {

        static final Labels TOGETHER = new Labels(false, 0, List.of());

        public Labels {
            weights = List.copyOf(weights);
            if (!weights.isEmpty() && !each) {
                throw new ConfigException(
                        "AUC: \"label_weights\" expects null without multi_label, found "
                                + weights
                                + ".");
            }
        }
    }

    public Auc {
        if (!cuts.listed.isEmpty() && labels.each) {
            throw new ConfigException(
                    "AUC: \"thresholds\" expects null beside multi_label, found "
                            + cuts.listed
                            + ".");
        }
    }

    /// Of the ROC curve, by the trapezoidal rule.
    public static Auc auc() {
        return new Auc(new Cuts(200, List.of()), Curve.STANDARD, Labels.TOGETHER, false);
    }

    @Override
    public String className() {
        return "AUC";
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        if (!cuts.listed.isEmpty()) {
            Value scores = fromLogits ? sigmoid(prediction) : prediction;
            return cuts.confusion().sums(target, scores, weights, className());
        }
        int thresholds = cuts.count;
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
        int curves = curves(prediction.shape());
        Value bins = flat(cast(placed(bin, curves), DataType.INT32));
        Value each = flat(broadcastLike(column(weights, prediction), prediction));
        return Map.of(
                "positives", segmentSum(multiply(isSignal, each), bins, curves * thresholds),
                "negatives",
                        segmentSum(
                                multiply(subtract(constant(1f), isSignal), each),
                                bins,
                                curves * thresholds));
    }

    private int curves(Shape shape) {
        if (!labels.each) {
            return 1;
        }
        int outputs = Math.toIntExact(shape.extent(-1));
        int wanted = labels.weights.isEmpty() ? outputs : labels.weights.size();
        if (shape.rank() != 2
                || wanted != outputs
                || labels.count != 0 && labels.count != outputs) {
            throw new ShapeException(
                    "AUC: expected predictions [batch, labels] with one of label_weights for each,"
                            + " found "
                            + shape
                            + ".");
        }
        return outputs;
    }

    /// The bins of each label after those of the label before.
    private Value placed(Value bin, int curves) {
        if (curves == 1) {
            return bin;
        }
        float[] first = new float[curves];
        for (int i = 0; i < curves; i++) {
            first[i] = i * (float) cuts.count;
        }
        return add(bin, constant(Shape.of(curves), first));
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
        if (!cuts.listed.isEmpty()) {
            return curve.area(values(sums, "true_positives"), values(sums, "false_positives"));
        }
        int thresholds = cuts.count;
        double[] positives = above(sums, "positives");
        double[] negatives = above(sums, "negatives");
        int curves = positives.length / thresholds;
        double total = 0;
        double weights = 0;
        for (int i = 0; i < curves; i++) {
            double weight = labels.weights.isEmpty() ? 1 : labels.weights.get(i);
            int from = i * thresholds;
            total +=
                    weight
                            * curve.area(
                                    Arrays.copyOfRange(positives, from, from + thresholds),
                                    Arrays.copyOfRange(negatives, from, from + thresholds));
            weights += weight;
        }
        return weights == 0 ? 0 : total / weights;
    }

    /// For each curve and bin, the sum at or above the bin.
    private double[] above(Map<String, Tensor> sums, String name) {
        double[] above = values(sums, name);
        for (int i = above.length - 2; i >= 0; i--) {
            above[i] += i % cuts.count == cuts.count - 1 ? 0 : above[i + 1];
        }
        return above;
    }

    private static double[] values(Map<String, Tensor> sums, String name) {
        Tensor tensor = sums.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("No sum named " + name);
        }
        double[] values = new double[Math.toIntExact(tensor.size())];
        Arrays.setAll(values, tensor::at);
        return values;
    }

    static Auc read(Config in) {
        int count = in.integer("num_thresholds", 200);
        return new Auc(
                new Cuts(count, numbers(in, "thresholds")),
                Curve.read(in),
                new Labels(
                        in.flag("multi_label", false),
                        in.integer("num_labels", 0),
                        numbers(in, "label_weights")),
                in.flag("from_logits", false));
    }

    private static List<Double> numbers(Config in, String key) {
        Object found = in.raw(key).orElse(List.of());
        List<Double> numbers = new ArrayList<>();
        for (Object each : found instanceof List<?> list ? list : List.of("no list")) {
            if (!(each instanceof Number number)) {
                throw in.wrong(key, "a list of numbers", found);
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    @Override
    public void write(Config.Writer out) {
        out.put("num_thresholds", cuts.count);
        if (!cuts.listed.isEmpty()) {
            out.put("thresholds", cuts.listed);
        }
        curve.write(out);
        out.put("multi_label", labels.each)
                .put("num_labels", labels.count == 0 ? null : labels.count)
                .put("label_weights", labels.weights.isEmpty() ? null : labels.weights)
                .put("from_logits", fromLogits);
    }
}
