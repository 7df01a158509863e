package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.onnx.OnnxModel;
import org.kaon.op.Abs;
import org.kaon.op.ArgMax;
import org.kaon.op.Cast;
import org.kaon.op.Concat;
import org.kaon.op.Divide;
import org.kaon.op.Gather;
import org.kaon.op.Greater;
import org.kaon.op.MatMul;
import org.kaon.op.Max;
import org.kaon.op.Maximum;
import org.kaon.op.Reshape;
import org.kaon.op.Select;
import org.kaon.op.Sigmoid;
import org.kaon.op.Softmax;
import org.kaon.op.Sqrt;
import org.kaon.op.Square;
import org.kaon.op.Sum;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Operators of `ai.onnx.ml`, as scikit-learn's models contain them: linear models and what scales
/// their inputs. Labels that are text are given as their places in the list of classes.
final class LearningLoads {

    private LearningLoads() {}

    static void enter(Loads.Table table) {
        put(
                table,
                "Scaler",
                call -> multiply(subtract(real(call), row(call, "offset")), row(call, "scale")));
        put(table, "Normalizer", LearningLoads::normaliser);
        put(table, "LinearRegressor", LearningLoads::regressor);
        put(
                table,
                "Binarizer",
                call ->
                        Cast.cast(
                                Greater.greater(real(call), constant(call.real("threshold", 0))),
                                DataType.FLOAT32));
        put(
                table,
                "ArrayFeatureExtractor",
                call ->
                        Gather.gather(
                                call.input(0),
                                Reshape.reshape(call.input(1), Shape.of(Shape.ANY)),
                                call.input(0).shape().rank() - 1));
        // It only wraps the numbers up in a list of dictionaries.
        put(
                table,
                "ZipMap",
                call -> {
                    call.ignore("classlabels_int64s", "classlabels_strings");
                    return call.input(0);
                });
        put(
                table,
                "FeatureVectorizer",
                call -> {
                    call.ignore("inputdimensions");
                    return Concat.concat(
                            1,
                            call.inputs().stream()
                                    .map(x -> Cast.cast(x, DataType.FLOAT32))
                                    .toArray(Value[]::new));
                });
        table.putAll(OnnxModel.MACHINE_LEARNING + ".LinearClassifier", LearningLoads::classifier);
    }

    private static void put(Loads.Table table, String op, Load.One load) {
        table.put(OnnxModel.MACHINE_LEARNING + "." + op, load);
    }

    static Value real(Call call) {
        return Cast.cast(call.input(0), DataType.FLOAT32);
    }

    private static Value row(Call call, String name) {
        return list(call.reals(name));
    }

    static Value list(List<Float> all) {
        float[] values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i);
        }
        return constant(Shape.of(values.length), values);
    }

    private static Value normaliser(Call call) {
        Value x = real(call);
        Value length =
                switch (call.text("norm", "MAX")) {
                    case "L1" -> Sum.sum(Abs.abs(x), true, 1);
                    case "L2" -> Sqrt.sqrt(Sum.sum(Square.square(x), true, 1));
                    case "MAX" -> Max.max(Abs.abs(x), true, 1);
                    default -> throw call.refused("this norm is not supported");
                };
        Value some = Select.select(Greater.greater(length, constant(0f)), length, constant(1f));
        return Divide.divide(x, Maximum.maximum(some, constant(Float.MIN_NORMAL)));
    }

    private static Value linear(Call call, Value x, long targets) {
        List<Float> weights = call.reals("coefficients");
        long features = x.shape().extent(1);
        call.require(
                weights.size() == targets * features, "expected coefficients for each feature");
        Value kernel = Reshape.reshape(list(weights), Shape.of(targets, features));
        Value y = MatMul.matmul(x, false, kernel, true);
        List<Float> shifts = call.reals("intercepts");
        return shifts.isEmpty() ? y : add(y, list(shifts));
    }

    private static Value regressor(Call call) {
        call.require(
                call.text("post_transform", "NONE").equals("NONE"),
                "a function after a regression is not supported");
        return linear(call, real(call), call.whole("targets", 1));
    }

    private static List<Value> classifier(Call call) {
        Value x = real(call);
        call.ignore("multi_class");
        long scores = call.reals("coefficients").size() / Math.max(1, x.shape().extent(1));
        return labelled(call, linear(call, x, scores));
    }

    /// Labels and scores of classes; one score alone is that of the second of two classes.
    static List<Value> labelled(Call call, Value raw) {
        List<Long> numbers = call.wholes("classlabels_int64s");
        List<Long> labels = call.wholes("classlabels_ints");
        List<String> texts = call.texts("classlabels_strings");
        List<Long> named = numbers.isEmpty() ? labels : numbers;
        int classes = Math.max(named.size(), texts.size());
        String after = call.text("post_transform", "NONE");
        Value scores =
                switch (after) {
                    case "NONE" -> raw;
                    case "LOGISTIC" -> Sigmoid.sigmoid(raw);
                    case "SOFTMAX" -> Softmax.softmax(raw, 1);
                    default -> throw call.refused("post_transform " + after + " is not supported");
                };
        if (scores.shape().extent(1) == 1 && classes == 2) {
            Value other =
                    after.equals("LOGISTIC")
                            ? subtract(constant(1f), scores)
                            : multiply(scores, constant(-1f));
            scores = Concat.concat(1, other, scores);
        }
        List<Long> ids = new ArrayList<>(named);
        if (ids.isEmpty()) {
            LongStream.range(0, scores.shape().extent(1)).forEach(ids::add);
        }
        long[] values = ids.stream().mapToLong(Long::longValue).toArray();
        Value table = constant(Tensor.of(Shape.of(values.length), values));
        return List.of(Gather.gather(table, ArgMax.argMax(scores, 1), 0), scores);
    }
}
