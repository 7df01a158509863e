package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.onnx.Attribute;
import org.kaon.onnx.ElementTypes;
import org.kaon.op.ArgMax;
import org.kaon.op.ArgMin;
import org.kaon.op.Count;
import org.kaon.op.CumSum;
import org.kaon.op.LogSoftmax;
import org.kaon.op.Max;
import org.kaon.op.Min;
import org.kaon.op.Prod;
import org.kaon.op.Softmax;
import org.kaon.op.Sum;
import org.kaon.tensor.DataType;

import java.util.List;
import java.util.Map;

/// Ops that make one number of many along axes, or run along one; they follow the axes to where the
/// operand has them.
final class ReductionExports {

    private ReductionExports() {}

    static void add(Exports.Table table) {
        table.put(
                Sum.class,
                (op, call, out) -> reduce("ReduceSum", op.axes(), op.keepDims(), call, out));
        table.put(
                Max.class,
                (op, call, out) -> reduce("ReduceMax", op.axes(), op.keepDims(), call, out));
        table.put(
                Min.class,
                (op, call, out) -> reduce("ReduceMin", op.axes(), op.keepDims(), call, out));
        table.put(
                Prod.class,
                (op, call, out) -> reduce("ReduceProd", op.axes(), op.keepDims(), call, out));
        table.put(Softmax.class, (op, call, out) -> along("Softmax", op.axis(), call, out));
        table.put(LogSoftmax.class, (op, call, out) -> along("LogSoftmax", op.axis(), call, out));
        table.put(ArgMax.class, (op, call, out) -> index("ArgMax", op.axis(), call, out));
        table.put(ArgMin.class, (op, call, out) -> index("ArgMin", op.axis(), call, out));
        table.put(CumSum.class, ReductionExports::cumSum);
        table.put(Count.class, ReductionExports::count);
    }

    private static void reduce(
            String name, List<Integer> axes, boolean keepDims, Node call, Emitter out) {
        Order order = out.order(call.input(0));
        String x = widened(call, out.in(order, call.input(0)), out);
        String result =
                axes.isEmpty()
                        ? x
                        : out.node(
                                name,
                                List.of(x, out.wholes(order.places(axes))),
                                Map.of("keepdims", Attribute.of(keepDims ? 1L : 0L)));
        out.define(call.output(0), keepDims ? order : order.without(axes), result);
    }

    // Small integers and truth values add up to int32.
    private static String widened(Node call, String x, Emitter out) {
        DataType to = call.types().getFirst().dataType();
        return call.input(0).dataType() == to ? x : cast(x, to, out);
    }

    static String cast(String x, DataType to, Emitter out) {
        return out.node("Cast", List.of(x), Map.of("to", Attribute.of(ElementTypes.number(to))));
    }

    private static void along(String name, int axis, Node call, Emitter out) {
        Order order = out.order(call.input(0));
        long place = order.place(call.input(0).shape().axis(axis));
        String x = out.in(order, call.input(0));
        out.define(
                call.output(0),
                order,
                out.node(name, List.of(x), Map.of("axis", Attribute.of(place))));
    }

    private static void index(String name, int axis, Node call, Emitter out) {
        Order order = out.order(call.input(0));
        String wide =
                out.node(
                        name,
                        List.of(out.in(order, call.input(0))),
                        Map.of(
                                "axis",
                                Attribute.of((long) order.place(axis)),
                                "keepdims",
                                Attribute.of(0L)));
        out.define(call.output(0), order.without(List.of(axis)), cast(wide, DataType.INT32, out));
    }

    private static void cumSum(CumSum op, Node call, Emitter out) {
        Order order = out.order(call.input(0));
        String x = out.in(order, call.input(0));
        out.define(
                call.output(0),
                order,
                out.node(
                        "CumSum",
                        List.of(x, out.whole(order.place(op.axis()))),
                        Map.of(
                                "exclusive",
                                Attribute.of(op.exclusive() ? 1L : 0L),
                                "reverse",
                                Attribute.of(op.reverse() ? 1L : 0L))));
    }

    private static void count(Count op, Node call, Emitter out) {
        String extents = out.node("Gather", out.shape(call.input(0)), out.wholes(op.axes()));
        String product =
                out.node("ReduceProd", List.of(extents), Map.of("keepdims", Attribute.of(0L)));
        out.define(call.output(0), cast(product, DataType.FLOAT32, out));
    }
}
