package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.AxisSums;
import org.kaon.engine.cpu.kernel.Numbers;
import org.kaon.engine.cpu.kernel.Remapping;
import org.kaon.graph.Node;
import org.kaon.op.AxisMap;
import org.kaon.op.Remap;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/// Copies by tables of places, and the sums that are their gradients.
final class RemapLowering {

    private RemapLowering() {}

    static void forward(Remap op, Node call, PlanBuilder plan) {
        Shape x = call.input(0).shape();
        long[][] tables = tables(op.axes(), x);
        Slot source = plan.plain(call.input(0));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        copy(op.name(), tables, x, op.fill(), source, target, plan);
    }

    private static void copy(
            String text,
            long[][] tables,
            Shape x,
            float fill,
            Slot source,
            Slot target,
            PlanBuilder plan) {
        DataType type = source.layout().type().dataType();
        Remapping kernel = joined(tables, x, type.bytes());
        MemorySegment filler = filler(type, fill);
        plan.kernel(
                text,
                List.of(source),
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                kernel.lines(),
                                1,
                                kernel.width(),
                                (from, to) -> kernel.run(reads[0], writes[0], filler, from, to)));
    }

    private static MemorySegment filler(DataType type, float fill) {
        MemorySegment element = Arena.ofAuto().allocate(8, 8);
        if (type == DataType.FLOAT32) {
            element.set(ValueLayout.JAVA_FLOAT, 0, fill);
        } else {
            Numbers.set(element, type, 0, (long) fill);
        }
        return element;
    }

    /// Axes at the end that stay whole are one run of elements.
    private static Remapping joined(long[][] tables, Shape x, int bytes) {
        int mapped = tables.length;
        long inner = 1;
        while (mapped > 1 && isWhole(tables[mapped - 1], x.extent(mapped - 1))) {
            inner *= x.extent(--mapped);
        }
        long[] extents = Arrays.copyOf(x.extents(), mapped);
        return new Remapping(Arrays.copyOf(tables, mapped), extents, inner, bytes);
    }

    private static boolean isWhole(long[] table, long extent) {
        boolean whole = table.length == extent;
        for (int i = 0; whole && i < table.length; i++) {
            whole = table[i] == i;
        }
        return whole;
    }

    private static long[][] tables(List<AxisMap> axes, Shape x) {
        long[][] tables = new long[axes.size()][];
        for (int axis = 0; axis < tables.length; axis++) {
            AxisMap map = axes.get(axis);
            long extent = x.extent(axis);
            tables[axis] = new long[Math.toIntExact(map.length(extent))];
            Arrays.setAll(tables[axis], i -> map.source(i, extent));
        }
        return tables;
    }

    static void backward(Remap.Backward op, Node call, PlanBuilder plan) {
        TensorType x = call.types().getFirst();
        Shape dy = call.input(0).shape();
        if (dy.size() == 0) {
            Kernels.fill(plan.make(call.output(0), Layout.plain(x)), 0, plan);
            return;
        }
        long[][] tables = tables(op.axes(), x.shape());
        long[][] back = new long[tables.length][];
        boolean once = true;
        for (int axis = 0; axis < tables.length; axis++) {
            back[axis] = inverse(tables[axis], Math.toIntExact(x.shape().extent(axis)));
            once &= back[axis].length > 0;
        }
        Slot source = plan.plain(call.input(0));
        if (once) {
            Slot target = plan.make(call.output(0), Layout.plain(x));
            copy(op.name(), back, dy, 0f, source, target, plan);
        } else {
            sums(tables, x.shape(), source, call, plan);
        }
    }

    // Empty where a place is taken twice.
    private static long[] inverse(long[] table, int extent) {
        long[] inverse = new long[extent];
        Arrays.fill(inverse, AxisMap.NOWHERE);
        for (int i = 0; i < table.length; i++) {
            if (table[i] >= 0) {
                if (inverse[(int) table[i]] >= 0) {
                    return new long[0];
                }
                inverse[(int) table[i]] = i;
            }
        }
        return inverse;
    }

    // One axis after the other, each sum smaller than what it is taken of.
    private static void sums(long[][] tables, Shape x, Slot dy, Node call, PlanBuilder plan) {
        Shape shape = call.input(0).shape();
        Slot source = dy;
        int left = 0;
        for (int axis = 0; axis < tables.length; axis++) {
            left += isWhole(tables[axis], x.extent(axis)) ? 0 : 1;
        }
        for (int axis = 0; axis < tables.length; axis++) {
            if (isWhole(tables[axis], x.extent(axis))) {
                continue;
            }
            left--;
            long inner = 1;
            for (int i = axis + 1; i < shape.rank(); i++) {
                inner *= shape.extent(i);
            }
            int places = Math.toIntExact(x.extent(axis));
            AxisSums kernel = AxisSums.of(tables[axis], places, inner);
            shape = shape.with(axis, places);
            long rows = shape.size() / inner;
            Slot target =
                    left == 0
                            ? plan.make(call.output(0), Layout.plain(call.types().getFirst()))
                            : PlanBuilder.scratch(call.op().name(), shape.size());
            long cost = inner * Math.max(1, kernel.n() / places);
            plan.kernel(
                    call.op().name() + " along " + axis,
                    List.of(source),
                    List.of(target),
                    (reads, writes) ->
                            Split.over(
                                    rows,
                                    1,
                                    cost,
                                    (from, to) -> kernel.run(reads[0], writes[0], from, to)));
            source = target;
        }
    }
}
