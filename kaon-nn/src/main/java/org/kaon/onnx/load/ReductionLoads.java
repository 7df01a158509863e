package org.kaon.onnx.load;

import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.ArgMax;
import org.kaon.op.ArgMin;
import org.kaon.op.Cast;
import org.kaon.op.CumSum;
import org.kaon.op.Log;
import org.kaon.op.LogSoftmax;
import org.kaon.op.LogSumExp;
import org.kaon.op.Max;
import org.kaon.op.Mean;
import org.kaon.op.Min;
import org.kaon.op.Prod;
import org.kaon.op.Reshape;
import org.kaon.op.Softmax;
import org.kaon.op.Sqrt;
import org.kaon.op.Square;
import org.kaon.op.Sum;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Operators that make one number of many along axes, or run along one.
final class ReductionLoads {

    private ReductionLoads() {}

    private interface Reduction {
        Value of(Value x, boolean keepDims, int... axes);
    }

    private interface Along {
        Value of(Value x, int axis);
    }

    static void enter(Loads.Table table) {
        reduce(table, "ReduceSum", Sum::sum);
        reduce(table, "ReduceMean", Mean::mean);
        reduce(table, "ReduceMax", Max::max);
        reduce(table, "ReduceMin", Min::min);
        reduce(table, "ReduceProd", ReductionLoads::product);
        reduce(table, "ReduceL1", (x, keep, axes) -> Sum.sum(Abs.abs(x), keep, axes));
        reduce(
                table,
                "ReduceL2",
                (x, keep, axes) -> Sqrt.sqrt(Sum.sum(Square.square(x), keep, axes)));
        reduce(table, "ReduceSumSquare", (x, keep, axes) -> Sum.sum(Square.square(x), keep, axes));
        reduce(table, "ReduceLogSum", (x, keep, axes) -> Log.log(Sum.sum(x, keep, axes)));
        reduce(table, "ReduceLogSumExp", LogSumExp::logSumExp);
        table.put("Softmax", call -> along(call, Softmax::softmax));
        table.put("LogSoftmax", call -> along(call, LogSoftmax::logSoftmax));
        table.put("ArgMax", call -> index(call, ArgMax::argMax));
        table.put("ArgMin", call -> index(call, ArgMin::argMin));
        table.put(
                "CumSum",
                call ->
                        CumSum.cumSum(
                                call.input(0),
                                Math.toIntExact(call.wholes(1)[0]),
                                call.flag("exclusive", false),
                                call.flag("reverse", false)));
    }

    // Extents are whole numbers, well below 2²⁴.
    private static Value product(Value x, boolean keepDims, int... axes) {
        Value y = Prod.prod(Cast.cast(x, DataType.FLOAT32), keepDims, axes);
        return Cast.cast(y, x.dataType());
    }

    private static void reduce(Loads.Table table, String op, Reduction reduction) {
        table.put(
                op,
                call -> {
                    Value x = call.input(0);
                    List<Long> listed = call.wholes("axes");
                    long[] axes =
                            call.has(1)
                                    ? call.wholes(1)
                                    : listed.stream().mapToLong(Long::longValue).toArray();
                    boolean keep = call.flag("keepdims", true);
                    boolean nothing = call.flag("noop_with_empty_axes", false);
                    if (axes.length == 0 && nothing || x.shape().rank() == 0) {
                        return x;
                    }
                    int[] all =
                            axes.length == 0
                                    ? IntStream.range(0, x.shape().rank()).toArray()
                                    : Images.axes(axes);
                    return reduction.of(x, keep, all);
                });
    }

    // Before opset 13 all axes from the named one on are one.
    private static Value along(Call call, Along function) {
        Value x = call.input(0);
        int rank = x.shape().rank();
        int axis = call.integer("axis", call.opset() < 13 ? 1 : -1);
        int place = x.shape().axis(axis);
        if (call.opset() >= 13 || place == rank - 1) {
            return function.of(x, place);
        }
        long rest = 1;
        for (int i = place; i < rank; i++) {
            rest *= x.shape().extent(i);
        }
        UnaryOperator<Value> flat = y -> function.of(y, 1);
        Value rows = Reshape.reshape(x, Shape.of(Shape.ANY, rest));
        return Reshape.reshape(flat.apply(rows), x.shape());
    }

    private static Value index(Call call, Along function) {
        Value x = call.input(0);
        int axis = x.shape().axis(call.integer("axis", 0));
        call.require(!call.flag("select_last_index", false), "the last of equals is not supported");
        Value places = Cast.cast(function.of(x, axis), DataType.INT64);
        return call.flag("keepdims", true)
                ? Reshape.reshape(places, x.shape().with(axis, 1))
                : places;
    }
}
