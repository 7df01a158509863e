package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.onnx.Attribute;
import org.kaon.op.AxisMap;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Concat;
import org.kaon.op.Pad;
import org.kaon.op.Remap;
import org.kaon.op.Reshape;
import org.kaon.op.ReshapeLike;
import org.kaon.op.Slice;
import org.kaon.op.Transpose;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Ops that move elements without changing them. A transposition writes nothing: the value is there
/// already, in another order of axes.
final class ShapeExports {

    private ShapeExports() {}

    static void add(Exports.Table table) {
        table.put(Reshape.class, ShapeExports::reshape);
        table.put(
                ReshapeLike.class,
                (op, call, out) ->
                        out.define(
                                call.output(0),
                                out.node(
                                        "Reshape",
                                        out.plain(call.input(0)),
                                        out.shape(call.input(1)))));
        table.put(Transpose.class, ShapeExports::transpose);
        table.put(BroadcastLike.class, ShapeExports::broadcast);
        table.put(Slice.class, ShapeExports::slice);
        table.put(Concat.class, ShapeExports::concat);
        table.put(Remap.class, ShapeExports::remap);
    }

    private static void reshape(Reshape op, Node call, Emitter out) {
        long[] extents = op.to().extents();
        boolean empty = Arrays.stream(extents).anyMatch(extent -> extent == 0);
        out.define(
                call.output(0),
                out.node(
                        "Reshape",
                        List.of(out.plain(call.input(0)), out.wholes(extents)),
                        empty ? Map.of("allowzero", Attribute.of(1L)) : Map.of()));
    }

    private static void transpose(Transpose op, Node call, Emitter out) {
        out.forms(call.input(0))
                .forEach(
                        (order, name) -> out.define(call.output(0), order.seenAs(op.axes()), name));
    }

    private static void broadcast(BroadcastLike op, Node call, Emitter out) {
        String x = out.plain(call.input(0));
        if (!op.newAxes().isEmpty()) {
            x = out.node("Unsqueeze", x, out.wholes(op.newAxes()));
        }
        out.define(call.output(0), out.node("Expand", x, out.shape(call.input(1))));
    }

    private static void slice(Slice op, Node call, Emitter out) {
        Order order = out.order(call.input(0));
        String x = out.in(order, call.input(0));
        out.define(call.output(0), order, part(x, order.place(op.axis()), op.from(), op.to(), out));
    }

    private static String part(String x, int place, long from, long to, Emitter out) {
        return out.node("Slice", x, out.wholes(from), out.wholes(to), out.wholes(place));
    }

    private static void concat(Concat op, Node call, Emitter out) {
        Order order =
                call.inputs().stream()
                        .filter(x -> out.known(x).isEmpty())
                        .map(out::order)
                        .findFirst()
                        .orElseThrow();
        List<String> inputs = call.inputs().stream().map(x -> out.in(order, x)).toList();
        long place = order.place(op.axis());
        out.define(
                call.output(0),
                order,
                out.node("Concat", inputs, Map.of("axis", Attribute.of(place))));
    }

    private static void remap(Remap op, Node call, Emitter out) {
        Value x = call.input(0);
        Order order = out.order(x);
        String name = out.in(order, x);
        for (int axis = 0; axis < op.axes().size(); axis++) {
            Along along = new Along(call, order.place(axis), x.shape().extent(axis), order.rank());
            name = along.map(op.axes().get(axis), op.fill(), name, out);
        }
        out.define(call.output(0), order, name);
    }

    /// The map of one axis, carried out alone.
    private record Along(Node call, int place, long extent, int rank) {

        String map(AxisMap map, float fill, String x, Emitter out) {
            return switch (map) {
                case AxisMap.Whole _ -> x;
                case AxisMap.Range range -> range(range, x, out);
                case AxisMap.Padded padded when padded.mode() != Pad.Mode.SYMMETRIC ->
                        pad(padded, fill, x, out);
                case AxisMap.Tiled(long times) -> out.node("Tile", x, alone(times, 1, out));
                default -> gather(map, fill, x, out);
            };
        }

        private String range(AxisMap.Range range, String x, Emitter out) {
            boolean forwards = range.step() > 0;
            long first = forwards ? Long.MAX_VALUE : -1;
            long last = forwards ? Long.MAX_VALUE : Long.MIN_VALUE + 1;
            long from = range.from() == AxisMap.Range.END ? first : range.from();
            long to = range.to() == AxisMap.Range.END ? last : range.to();
            if (!forwards && to == -1 && extent != Shape.ANY) {
                to = last;
            }
            return out.node(
                    "Slice",
                    x,
                    out.wholes(from),
                    out.wholes(to),
                    out.wholes(place),
                    out.wholes(range.step()));
        }

        private String pad(AxisMap.Padded padded, float fill, String x, Emitter out) {
            long[] pads = new long[2 * rank];
            pads[place] = padded.before();
            pads[rank + place] = padded.after();
            String mode =
                    switch (padded.mode()) {
                        case CONSTANT -> "constant";
                        case EDGE -> "edge";
                        case REFLECT, SYMMETRIC -> "reflect";
                    };
            List<String> inputs =
                    fill == 0 || padded.mode() != Pad.Mode.CONSTANT
                            ? List.of(x, out.wholes(pads))
                            : List.of(x, out.wholes(pads), filler(fill, out));
            return out.node("Pad", inputs, Map.of("mode", Attribute.of(mode)));
        }

        private String filler(float fill, Emitter out) {
            DataType type = call.input(0).dataType();
            return type == DataType.FLOAT32
                    ? out.real(fill)
                    : ReductionExports.cast(out.real(fill), type, out);
        }

        // Every other map is a choice of elements, of which one more stands for nowhere.
        private String gather(AxisMap map, float fill, String x, Emitter out) {
            if (extent == Shape.ANY) {
                throw Exports.refused(
                        call,
                        map + " needs a known extent here. Give the input layer its full shape.");
            }
            long[] indices = new long[Math.toIntExact(map.length(extent))];
            Arrays.setAll(indices, i -> map.source(i, extent));
            String source = x;
            if (Arrays.stream(indices).anyMatch(i -> i == AxisMap.NOWHERE)) {
                source = pad(new AxisMap.Padded(0, 1, Pad.Mode.CONSTANT), fill, x, out);
                Arrays.setAll(indices, i -> indices[i] == AxisMap.NOWHERE ? extent : indices[i]);
            }
            String places = out.given("places", Tensor.of(Shape.of(indices.length), indices));
            return out.node(
                    "Gather", List.of(source, places), Map.of("axis", Attribute.of((long) place)));
        }

        private String alone(long here, long elsewhere, Emitter out) {
            long[] all = new long[rank];
            Arrays.fill(all, elsewhere);
            all[place] = here;
            return out.wholes(all);
        }
    }
}
