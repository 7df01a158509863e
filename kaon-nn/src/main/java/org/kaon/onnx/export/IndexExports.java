package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.onnx.Attribute;
import org.kaon.op.ArgSort;
import org.kaon.op.Gather;
import org.kaon.op.NearestNeighbours;
import org.kaon.op.OneHot;
import org.kaon.op.TopK;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Ops that make indices or take elements by them. Kaon's indices are int32, ONNX's int64.
final class IndexExports {

    private IndexExports() {}

    static void add(Exports.Table table) {
        table.put(Gather.class, IndexExports::gather);
        table.put(OneHot.class, IndexExports::oneHot);
        table.put(
                TopK.class,
                (op, call, out) ->
                        define(
                                call,
                                largest(out.plain(call.input(0)), out.wholes(op.k()), true, out),
                                out));
        table.put(
                ArgSort.class,
                (op, call, out) ->
                        define(
                                call,
                                largest(
                                        out.plain(call.input(0)),
                                        out.extent(call.input(0), -1),
                                        op.descending(),
                                        out),
                                out));
        table.put(NearestNeighbours.class, IndexExports::nearest);
    }

    private static void define(Node call, String wide, Emitter out) {
        out.define(call.output(0), ReductionExports.cast(wide, DataType.INT32, out));
    }

    /// The places of the largest or smallest elements of the last axis, int64.
    private static String largest(String x, String count, boolean most, Emitter out) {
        return out.nodes(
                        "TopK",
                        List.of(x, count),
                        Map.of(
                                "axis",
                                Attribute.of(-1L),
                                "largest",
                                Attribute.of(most ? 1L : 0L),
                                "sorted",
                                Attribute.of(1L)),
                        2)
                .getLast();
    }

    private static void gather(Gather op, Node call, Emitter out) {
        Value x = call.input(0);
        String wide = wide(call.input(1), out);
        if (op.outside() == Gather.Outside.REFUSED) {
            out.define(call.output(0), taken(op, x, wide, out));
            return;
        }
        String extent = out.extent(x, op.axis());
        String inside =
                out.node(
                        "And",
                        out.node("GreaterOrEqual", wide, out.whole(0)),
                        out.node("Less", wide, extent));
        String safe = out.node("Where", inside, wide, out.whole(0));
        String rows = taken(op, x, safe, out);
        int after = x.shape().rank() - 1 - op.axis();
        String mask = inside;
        if (after > 0) {
            long rank = call.input(1).shape().rank();
            mask =
                    out.node(
                            "Unsqueeze",
                            inside,
                            out.wholes(LongStream.range(rank, rank + after).toArray()));
        }
        String zero = ReductionExports.cast(out.real(0), x.dataType(), out);
        out.define(call.output(0), out.node("Where", mask, rows, zero));
    }

    static String wide(Value indices, Emitter out) {
        String name = out.plain(indices);
        return indices.dataType() == DataType.INT64
                ? name
                : ReductionExports.cast(name, DataType.INT64, out);
    }

    private static String taken(Gather op, Value x, String indices, Emitter out) {
        if (!op.batched()) {
            return out.node(
                    "Gather",
                    List.of(out.plain(x), indices),
                    Map.of("axis", Attribute.of((long) op.axis())));
        }
        String tuples = out.node("Unsqueeze", indices, out.wholes(-1));
        return out.node(
                "GatherND",
                List.of(out.plain(x), tuples),
                Map.of("batch_dims", Attribute.of((long) op.axis())));
    }

    // ONNX's own operator counts negative indices from the end, Kaon's gives zeros.
    private static void oneHot(OneHot op, Node call, Emitter out) {
        String places = out.node("Unsqueeze", wide(call.input(0), out), out.wholes(-1));
        long[] all = LongStream.range(0, op.depth()).toArray();
        String classes = out.given("classes", Tensor.of(Shape.of(all.length), all));
        String hot = out.node("Equal", places, classes);
        out.define(call.output(0), ReductionExports.cast(hot, DataType.FLOAT32, out));
    }

    // Beyond every distance of two points, but nearer than the point itself, which comes never.
    private static final float MASKED = 2e38f;

    private static void nearest(NearestNeighbours op, Node call, Emitter out) {
        String x = out.plain(call.input(0));
        String one = out.node("Unsqueeze", x, out.wholes(-2));
        String other = out.node("Unsqueeze", x, out.wholes(-3));
        String difference = out.node("Sub", one, other);
        String distances =
                out.node(
                        "ReduceSum",
                        List.of(out.node("Mul", difference, difference), out.wholes(-1)),
                        Map.of("keepdims", Attribute.of(0L)));
        if (call.inputs().size() == 2) {
            String seen = out.node("Unsqueeze", out.plain(call.input(1)), out.wholes(-2));
            distances = out.node("Where", seen, distances, out.real(MASKED));
        }
        if (!op.includeSelf()) {
            String axis = out.node("Squeeze", out.extent(call.input(0), -2));
            String order = out.node("Range", out.whole(0), axis, out.whole(1));
            String row = out.node("Unsqueeze", order, out.wholes(-1));
            String self = out.node("Equal", row, order);
            distances = out.node("Where", self, out.real(Float.MAX_VALUE), distances);
        }
        define(call, largest(distances, out.wholes(op.k()), false, out), out);
    }
}
