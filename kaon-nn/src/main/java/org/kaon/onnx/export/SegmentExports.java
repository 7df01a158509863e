package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.onnx.Attribute;
import org.kaon.op.Gather;
import org.kaon.op.ScatterAdd;
import org.kaon.op.SegmentMax;
import org.kaon.op.SegmentSum;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Ops that gather rows in segments; one segment more takes what belongs to none, and is cut off.
final class SegmentExports {

    private SegmentExports() {}

    static void add(Exports.Table table) {
        table.put(
                SegmentSum.class,
                (op, call, out) ->
                        out.define(call.output(0), segments(call, op.segments(), "add", 0, out)));
        table.put(
                SegmentMax.class,
                (op, call, out) -> {
                    float nothing = Float.NEGATIVE_INFINITY;
                    String largest = segments(call, op.segments(), "max", nothing, out);
                    String empty = out.node("Equal", largest, out.real(nothing));
                    out.define(call.output(0), out.node("Where", empty, out.real(0), largest));
                });
        table.put(ScatterAdd.class, SegmentExports::scatter);
    }

    private static String segments(
            Node call, int segments, String reduction, float start, Emitter out) {
        Value values = call.input(0);
        String wide = IndexExports.wide(call.input(1), out);
        String inside =
                out.node(
                        "And",
                        out.node("GreaterOrEqual", wide, out.whole(0)),
                        out.node("Less", wide, out.whole(segments)));
        String safe = out.node("Where", inside, wide, out.whole(segments));
        List<String> extents = new ArrayList<>(List.of(out.wholes(segments + 1L)));
        for (int i = 1; i < values.shape().rank(); i++) {
            extents.add(out.extent(values, i));
        }
        String shape = out.node("Concat", extents, Map.of("axis", Attribute.of(0L)));
        String begin = out.node("Expand", out.real(start), shape);
        String all =
                out.node(
                        "ScatterND",
                        List.of(
                                begin,
                                out.node("Unsqueeze", safe, out.wholes(-1)),
                                out.plain(values)),
                        Map.of("reduction", Attribute.of(reduction)));
        return out.node("Slice", all, out.wholes(0), out.wholes(segments), out.wholes(0));
    }

    private static void scatter(ScatterAdd op, Node call, Emitter out) {
        boolean simple = !op.batched() && op.axis() == 0 && op.outside() == Gather.Outside.REFUSED;
        if (!simple || call.input(2).shape().extent(0) == Shape.ANY) {
            throw Exports.refused(
                    call, "only the adding of rows at known places of axis 0 is written.");
        }
        String indices =
                out.node("Unsqueeze", IndexExports.wide(call.input(1), out), out.wholes(-1));
        String zeros = out.node("Expand", out.real(0), out.shape(call.input(2)));
        out.define(
                call.output(0),
                out.node(
                        "ScatterND",
                        List.of(zeros, indices, out.plain(call.input(0))),
                        Map.of("reduction", Attribute.of("add"))));
    }
}
