package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.BatchNormalisation;
import org.kaon.op.Mean;
import org.kaon.op.Reshape;
import org.kaon.op.Sqrt;
import org.kaon.op.Square;
import org.kaon.op.Sum;
import org.kaon.tensor.Shape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Normalisations, with the statistics of inference.
final class NormalisationLoads {

    private NormalisationLoads() {}

    static void enter(Loads.Table table) {
        table.put("BatchNormalization", NormalisationLoads::batch);
        table.putAll("LayerNormalization", NormalisationLoads::layer);
        table.put("InstanceNormalization", NormalisationLoads::instance);
        table.put("GroupNormalization", NormalisationLoads::group);
        table.put("RMSNormalization", NormalisationLoads::root);
        table.put("LpNormalization", NormalisationLoads::lp);
    }

    private static Value batch(Call call) {
        call.ignore("momentum", "spatial", "is_test");
        call.require(!call.flag("training_mode", false), "training is not supported");
        float epsilon = call.real("epsilon", 1e-5f);
        Value x = call.input(0);
        Value gain = call.input(1);
        Value shift = call.input(2);
        Value mean = call.input(3);
        Value variance = call.input(4);
        boolean image = x.shape().rank() > 2;
        Value last = image ? Images.channelsLast(x) : x;
        Value y = BatchNormalisation.inference(last, gain, shift, mean, variance, epsilon, -1);
        return image ? Images.channelsFirst(y) : y;
    }

    private static List<Value> layer(Call call) {
        call.ignore("stash_type");
        Value x = call.input(0);
        int axis = x.shape().axis(call.integer("axis", -1));
        int[] axes = IntStream.range(axis, x.shape().rank()).toArray();
        Value y = normalised(x, call.real("epsilon", 1e-5f), axes);
        Value scaled = multiply(y, call.input(1));
        return List.of(call.optional(2).map(b -> add(scaled, b)).orElse(scaled));
    }

    private static Value normalised(Value x, float epsilon, int... axes) {
        Value centred = subtract(x, Mean.mean(x, true, axes));
        Value variance = Mean.mean(Square.square(centred), true, axes);
        return divide(centred, Sqrt.sqrt(add(variance, constant(epsilon))));
    }

    private static Value instance(Call call) {
        Value x = call.input(0);
        int[] axes = IntStream.range(2, x.shape().rank()).toArray();
        Value y = normalised(x, call.real("epsilon", 1e-5f), axes);
        return add(multiply(y, channels(call.input(1), x)), channels(call.input(2), x));
    }

    // `[channels]` beside `[batch, channels, spatial…]`.
    private static Value channels(Value row, Value x) {
        long[] extents = new long[x.shape().rank() - 1];
        Arrays.fill(extents, 1);
        extents[0] = row.shape().size();
        return Reshape.reshape(row, Shape.of(extents));
    }

    private static Value group(Call call) {
        call.ignore("stash_type");
        Value x = call.input(0);
        long groups = call.whole("num_groups", 1);
        call.require(
                groups > 0 && x.shape().extent(1) % groups == 0,
                "expected groups that divide the channels");
        long rows = x.shape().extent(0);
        Value parts = Reshape.reshape(x, Shape.of(rows, groups, Shape.ANY));
        Value y = Reshape.reshape(normalised(parts, call.real("epsilon", 1e-5f), 2), x.shape());
        call.require(
                call.input(1).shape().size() == x.shape().extent(1),
                "expected a scale for each channel, as since opset 21");
        return add(multiply(y, channels(call.input(1), x)), channels(call.input(2), x));
    }

    private static Value root(Call call) {
        call.ignore("stash_type");
        Value x = call.input(0);
        int axis = x.shape().axis(call.integer("axis", -1));
        int[] axes = IntStream.range(axis, x.shape().rank()).toArray();
        Value mean = Mean.mean(Square.square(x), true, axes);
        Value y = divide(x, Sqrt.sqrt(add(mean, constant(call.real("epsilon", 1e-5f)))));
        return multiply(y, call.input(1));
    }

    private static Value lp(Call call) {
        Value x = call.input(0);
        int axis = x.shape().axis(call.integer("axis", -1));
        Value length =
                call.whole("p", 2) == 1
                        ? Sum.sum(Abs.abs(x), true, axis)
                        : Sqrt.sqrt(Sum.sum(Square.square(x), true, axis));
        return divide(x, length);
    }
}
