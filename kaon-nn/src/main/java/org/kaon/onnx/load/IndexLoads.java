package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.op.Cast;
import org.kaon.op.Gather;
import org.kaon.op.Less;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.OneHot;
import org.kaon.op.Reshape;
import org.kaon.op.Select;
import org.kaon.op.Subtract;
import org.kaon.op.Sum;
import org.kaon.op.TakeAlongAxis;
import org.kaon.op.TopK;
import org.kaon.op.Transpose;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Operators that take elements by indices, which may count from the end, or make indices.
final class IndexLoads {

    private IndexLoads() {}

    static void enter(Loads.Table table) {
        table.put(
                "Gather",
                call -> {
                    Value x = call.input(0);
                    int axis = x.shape().axis(call.integer("axis", 0));
                    return Gather.gather(x, positive(call.input(1), x.shape().extent(axis)), axis);
                });
        table.put(
                "GatherElements",
                call -> {
                    Value x = call.input(0);
                    int axis = x.shape().axis(call.integer("axis", 0));
                    Value indices = positive(call.input(1), x.shape().extent(axis));
                    return TakeAlongAxis.takeAlongAxis(x, indices, axis);
                });
        table.put("GatherND", IndexLoads::gatherTuples);
        table.putAll("TopK", IndexLoads::topK);
        table.put("OneHot", IndexLoads::oneHot);
    }

    private static Value positive(Value indices, long extent) {
        Value zero = constant(Tensor.scalar(0L));
        Value wide = Cast.cast(indices, DataType.INT64);
        return Select.select(
                Less.less(wide, zero), Add.add(wide, constant(Tensor.scalar(extent))), wide);
    }

    // Tuples of indices become places in the axes that they go through, laid flat.
    private static Value gatherTuples(Call call) {
        Value x = call.input(0);
        Value tuples = call.input(1);
        int batch = call.integer("batch_dims", 0);
        int depth = Math.toIntExact(tuples.shape().extent(-1));
        long[] extents = x.shape().extents();
        long[] steps = new long[depth];
        long[] sizes = new long[depth];
        long step = 1;
        for (int i = depth - 1; i >= 0; i--) {
            steps[i] = step;
            sizes[i] = extents[batch + i];
            step *= sizes[i];
        }
        Value wide = Cast.cast(tuples, DataType.INT64);
        Value zero = constant(Tensor.scalar(0L));
        Value end = constant(Tensor.of(Shape.of(depth), sizes));
        Value places = Select.select(Less.less(wide, zero), Add.add(wide, end), wide);
        Value flat =
                Sum.sum(
                        Multiply.multiply(places, constant(Tensor.of(Shape.of(depth), steps))),
                        false,
                        tuples.shape().rank() - 1);
        Shape shape =
                Shape.of(Arrays.copyOf(extents, batch))
                        .append(step)
                        .append(Arrays.copyOfRange(extents, batch + depth, extents.length));
        Value lines = Reshape.reshape(x, shape);
        return batch == 0
                ? Gather.gather(lines, flat, 0)
                : Gather.gatherBatched(lines, flat, batch);
    }

    private static List<Value> topK(Call call) {
        Value x = call.input(0);
        int rank = x.shape().rank();
        int axis = x.shape().axis(call.integer("axis", -1));
        call.ignore("sorted");
        boolean most = call.flag("largest", true);
        int k = Math.toIntExact(call.has(1) ? call.wholes(1)[0] : call.whole("k", 1));
        int[] toEnd =
                IntStream.concat(
                                IntStream.range(0, rank).filter(i -> i != axis), IntStream.of(axis))
                        .toArray();
        int[] back = new int[rank];
        IntStream.range(0, rank).forEach(i -> back[toEnd[i]] = i);
        Value last = Transpose.transpose(x, toEnd);
        TopK.Largest largest = TopK.topK(most ? last : Negate.negate(last), k);
        Value values = most ? largest.values() : Negate.negate(largest.values());
        return List.of(
                Transpose.transpose(values, back),
                Cast.cast(Transpose.transpose(largest.indices(), back), DataType.INT64));
    }

    private static Value oneHot(Call call) {
        int depth = Math.toIntExact(call.wholes(1)[0]);
        Tensor values = call.known(2);
        float off = (float) values.at(0);
        float on = (float) values.at(1);
        Value hot = OneHot.oneHot(positive(call.input(0), depth), depth, call.integer("axis", -1));
        Value scaled = Multiply.multiply(hot, constant(on - off));
        Value shifted = off == 0 ? scaled : Subtract.subtract(scaled, constant(-off));
        return Cast.cast(shifted, call.input(2).dataType());
    }
}
