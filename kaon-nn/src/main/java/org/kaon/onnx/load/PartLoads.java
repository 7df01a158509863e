package org.kaon.onnx.load;

import org.kaon.graph.Value;
import org.kaon.op.AxisMap;
import org.kaon.op.Concat;
import org.kaon.op.Pad;
import org.kaon.op.Remap;
import org.kaon.op.Slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Operators that take parts of a tensor or put parts together.
final class PartLoads {

    private PartLoads() {}

    static void enter(Loads.Table table) {
        table.put(
                "Concat",
                call ->
                        Concat.concat(
                                call.integer("axis", 1), call.inputs().toArray(Value[]::new)));
        table.putAll("Split", PartLoads::split);
        table.put("Slice", PartLoads::slice);
        table.put("Pad", PartLoads::pad);
    }

    private static List<Value> split(Call call) {
        Value x = call.input(0);
        int axis = x.shape().axis(call.integer("axis", 0));
        long extent = x.shape().extent(axis);
        int count = call.integer("num_outputs", call.node().outputs().size());
        List<Long> listed = call.wholes("split");
        long[] sizes =
                call.has(1) ? call.wholes(1) : listed.stream().mapToLong(Long::longValue).toArray();
        if (sizes.length == 0) {
            long each = Math.ceilDiv(extent, count);
            sizes = new long[count];
            Arrays.fill(sizes, each);
            sizes[count - 1] = extent - each * (count - 1);
        }
        List<Value> parts = new ArrayList<>();
        long from = 0;
        for (long size : sizes) {
            parts.add(Slice.slice(x, axis, from, from + size));
            from += size;
        }
        return parts;
    }

    private static Value slice(Call call) {
        Value x = call.input(0);
        int rank = x.shape().rank();
        boolean inputs = call.has(1);
        long[] from = inputs ? call.wholes(1) : array(call.wholes("starts"));
        long[] to = inputs ? call.wholes(2) : array(call.wholes("ends"));
        long[] first = IntStream.range(0, from.length).asLongStream().toArray();
        long[] listed = array(call.wholes("axes"));
        long[] axes = call.has(3) ? call.wholes(3) : listed.length > 0 ? listed : first;
        long[] steps = new long[from.length];
        Arrays.fill(steps, 1);
        if (call.has(4)) {
            steps = call.wholes(4);
        }
        List<AxisMap> maps = new ArrayList<>();
        IntStream.range(0, rank).forEach(i -> maps.add(new AxisMap.Whole()));
        for (int i = 0; i < from.length; i++) {
            int axis = x.shape().axis(Math.toIntExact(axes[i]));
            call.require(steps[i] != 0, "expected steps other than 0");
            maps.set(axis, range(from[i], to[i], steps[i], x.shape().extent(axis)));
        }
        return Remap.remap(x, maps, 0f);
    }

    // Ends are held within the axis, as ONNX wants it.
    private static AxisMap range(long from, long to, long step, long extent) {
        long a = from < 0 ? from + extent : from;
        long b = to < 0 ? Math.max(to, Long.MIN_VALUE / 2) + extent : to;
        if (step > 0) {
            long first = Math.clamp(a, 0L, extent);
            long last = Math.max(first, Math.clamp(b, 0L, extent));
            return first == 0 && last == extent && step == 1
                    ? new AxisMap.Whole()
                    : new AxisMap.Range(first, last, step);
        }
        long first = Math.clamp(a, -1L, extent - 1);
        long last = Math.min(first, Math.clamp(b, -1L, extent - 1));
        long end = last == -1 ? AxisMap.Range.END : last;
        return new AxisMap.Range(first, end, step);
    }

    private static long[] array(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    private static Value pad(Call call) {
        Value x = call.input(0);
        int rank = x.shape().rank();
        long[] pads = call.has(1) ? call.wholes(1) : array(call.wholes("pads"));
        float fill = call.has(2) ? call.real(2) : call.real("value", 0);
        long[] axes =
                call.has(3) ? call.wholes(3) : IntStream.range(0, rank).asLongStream().toArray();
        call.require(pads.length == 2 * axes.length, "expected two paddings for each axis");
        Integer[] before = new Integer[rank];
        Integer[] after = new Integer[rank];
        Arrays.fill(before, 0);
        Arrays.fill(after, 0);
        for (int i = 0; i < axes.length; i++) {
            int axis = x.shape().axis(Math.toIntExact(axes[i]));
            before[axis] = Math.toIntExact(pads[i]);
            after[axis] = Math.toIntExact(pads[axes.length + i]);
        }
        return switch (call.text("mode", "constant").toLowerCase(Locale.ROOT)) {
            case "constant" -> padded(x, List.of(before), List.of(after), fill);
            case "reflect" -> Pad.pad(x, List.of(before), List.of(after), Pad.Mode.REFLECT);
            case "edge" -> Pad.pad(x, List.of(before), List.of(after), Pad.Mode.EDGE);
            default -> throw call.refused("padding mode is not supported");
        };
    }

    // A padding below 0 cuts.
    private static Value padded(Value x, List<Integer> before, List<Integer> after, float fill) {
        Value cut = x;
        for (int i = 0; i < before.size(); i++) {
            long extent = x.shape().extent(i);
            cut =
                    Slice.slice(
                            cut,
                            i,
                            Math.max(0, -before.get(i)),
                            extent - Math.max(0, -after.get(i)));
        }
        return Pad.pad(
                cut,
                before.stream().map(n -> Math.max(0, n)).toList(),
                after.stream().map(n -> Math.max(0, n)).toList(),
                fill);
    }
}
