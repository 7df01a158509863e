package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.And.and;
import static org.kaon.op.ArgMax.argMax;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Less.less;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.NotEqual.notEqual;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.SegmentSum.segmentSum;
import static org.kaon.op.Select.select;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The mean over classes of `TP / (TP + FP + FN)`; classes that do not occur are left out. Keras:
/// `IoU`, `BinaryIoU`, `MeanIoU`, `OneHotIoU`, `OneHotMeanIoU`.
///
/// Weights are cut to whole numbers, as Keras's integer sums do.
public record IntersectionOverUnion(Kind kind, Classes classes, Form form) implements Metric {

    /// Under which of Keras's names.
    public enum Kind {
        IOU("IoU", "io_u"),
        BINARY_IOU("BinaryIoU", "binary_io_u"),
        MEAN_IOU("MeanIoU", "mean_io_u"),
        ONE_HOT_IOU("OneHotIoU", "one_hot_io_u"),
        ONE_HOT_MEAN_IOU("OneHotMeanIoU", "one_hot_mean_io_u");

        private final String kerasName;
        private final String history;

        Kind(String kerasName, String history) {
            this.kerasName = kerasName;
            this.history = history;
        }

        String kerasName() {
            return kerasName;
        }

        private boolean isMean() {
            return this == MEAN_IOU || this == ONE_HOT_MEAN_IOU;
        }
    }

    /// How many classes there are, which count, and which is ignored (−1: none).
    public record Classes(int count, List<Integer> targets, int ignored) {

        public Classes {
            targets = List.copyOf(targets);
        }
    }

    /// Whether targets and predictions are class numbers; the threshold of the binary kind.
    public record Form(boolean sparseTarget, boolean sparsePrediction, double threshold) {}

    public IntersectionOverUnion {
        for (int target : classes.targets) {
            if (target < 0 || target >= classes.count) {
                throw new ConfigException(
                        kind.kerasName
                                + ": \"target_class_ids\" expects numbers below "
                                + classes.count
                                + ", found "
                                + target
                                + ".");
            }
        }
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value truth = numbers(target, form.sparseTarget);
        Value found =
                kind == Kind.BINARY_IOU
                        ? cast(
                                greaterEqual(prediction, constant((float) form.threshold)),
                                DataType.FLOAT32)
                        : numbers(prediction, form.sparsePrediction);
        Value t = reshape(truth, Shape.of(truth.shape().size()));
        Value p = reshape(found, Shape.of(found.shape().size()));
        Value inside = and(within(t), within(p));
        if (classes.ignored >= 0) {
            inside = and(inside, notEqual(t, constant((float) classes.ignored)));
        }
        Value each = select(inside, each(weights, t), constant(0f));
        Value cell = add(multiply(t, constant((float) classes.count)), p);
        Value safe = cast(select(inside, cell, constant(0f)), DataType.INT32);
        return Map.of("confusion", segmentSum(floor(each), safe, classes.count * classes.count));
    }

    private static Value each(Value weights, Value flat) {
        long rows = weights.shape().extent(0);
        Value table = reshape(flat, Shape.of(rows, flat.shape().size() / rows));
        Value wide = broadcastLike(reshape(weights, Shape.of(rows, 1)), table);
        return reshape(wide, flat.shape());
    }

    private static Value numbers(Value value, boolean sparse) {
        return cast(sparse ? value : argMax(value, -1), DataType.FLOAT32);
    }

    private Value within(Value number) {
        return and(
                greaterEqual(number, constant(0f)), less(number, constant((float) classes.count)));
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        int n = classes.count;
        double total = 0;
        int valid = 0;
        for (int target : classes.targets) {
            double union = -Confusion.at(sums, "confusion", target * n + target);
            for (int i = 0; i < n; i++) {
                union += Confusion.at(sums, "confusion", target * n + i);
                union += Confusion.at(sums, "confusion", i * n + target);
            }
            if (union > 0) {
                total += Confusion.at(sums, "confusion", target * n + target) / (union + 1e-7);
                valid++;
            }
        }
        return total / (valid + 1e-7);
    }

    @Override
    public String className() {
        return kind.kerasName;
    }

    @Override
    public String name() {
        return kind.history;
    }

    static IntersectionOverUnion read(Config in, Kind kind) {
        in.neutral("axis", -1);
        if (kind == Kind.BINARY_IOU) {
            return new IntersectionOverUnion(
                    kind,
                    new Classes(2, targets(in, List.of(0, 1)), -1),
                    new Form(true, true, in.number("threshold", 0.5)));
        }
        int count = in.integer("num_classes");
        List<Integer> all = IntStream.range(0, count).boxed().toList();
        boolean hot = kind == Kind.ONE_HOT_IOU || kind == Kind.ONE_HOT_MEAN_IOU;
        return new IntersectionOverUnion(
                kind,
                new Classes(
                        count,
                        kind.isMean() ? all : targets(in, List.of()),
                        in.integer("ignore_class", -1)),
                new Form(
                        !hot && in.flag("sparse_y_true", true),
                        in.flag("sparse_y_pred", !hot),
                        0.5));
    }

    private static List<Integer> targets(Config in, List<Integer> otherwise) {
        Object found = in.raw("target_class_ids").orElse(otherwise);
        if (!(found instanceof List<?> list) || list.isEmpty()) {
            throw in.wrong("target_class_ids", "a list of class numbers", found);
        }
        return in.integers("target_class_ids", list.size(), otherwise);
    }

    @Override
    public void write(Config.Writer out) {
        out.put("dtype", "int32");
        if (!kind.isMean()) {
            out.put("target_class_ids", classes.targets);
        }
        if (kind == Kind.BINARY_IOU) {
            out.put("threshold", form.threshold);
            return;
        }
        out.put("num_classes", classes.count)
                .put("ignore_class", classes.ignored < 0 ? null : classes.ignored)
                .put("sparse_y_pred", form.sparsePrediction)
                .put("axis", -1);
        if (kind == Kind.IOU || kind == Kind.MEAN_IOU) {
            out.put("sparse_y_true", form.sparseTarget);
        }
    }
}
