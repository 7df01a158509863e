package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Concatenation;
import org.kaon.engine.cpu.kernel.StridedCopy;
import org.kaon.graph.Node;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Concat;
import org.kaon.op.Slice;
import org.kaon.op.Transpose;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;

/// Ops that only move elements.
final class CopyLowering {

    private CopyLowering() {}

    static void transpose(Transpose op, Node call, PlanBuilder plan) {
        Shape result = call.types().getFirst().shape();
        long[] source = Layout.rowMajor(call.input(0).shape().extents());
        long[] strides = new long[source.length];
        for (int i = 0; i < strides.length; i++) {
            strides[i] = source[op.axes().get(i)];
        }
        copy(call, plan, result.extents(), strides, 0);
    }

    static void broadcast(BroadcastLike op, Node call, PlanBuilder plan) {
        Shape result = call.types().getFirst().shape();
        Shape operand = op.expanded(call.input(0).shape());
        long[] dense = Layout.rowMajor(operand.extents());
        long[] strides = new long[result.rank()];
        int missing = result.rank() - operand.rank();
        for (int i = missing; i < strides.length; i++) {
            strides[i] = operand.extent(i - missing) == 1 ? 0 : dense[i - missing];
        }
        copy(call, plan, result.extents(), strides, 0);
    }

    static void slice(Slice op, Node call, PlanBuilder plan) {
        long[] strides = Layout.rowMajor(call.input(0).shape().extents());
        int axis = call.input(0).shape().axis(op.axis());
        copy(
                call,
                plan,
                call.types().getFirst().shape().extents(),
                strides,
                op.from() * strides[axis]);
    }

    private static void copy(
            Node call, PlanBuilder plan, long[] extents, long[] strides, long start) {
        Slot source = plan.plain(call.input(0));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        int bytes = call.types().getFirst().dataType().bytes();
        StridedCopy copy = new StridedCopy(list(extents), list(strides), start, bytes);
        add(call.op().name(), copy, source, target, plan);
    }

    static void concat(Concat op, Node call, PlanBuilder plan) {
        TensorType type = call.types().getFirst();
        int axis = type.shape().axis(op.axis());
        long rows = 1;
        for (int i = 0; i < axis; i++) {
            rows *= type.shape().extent(i);
        }
        long count = rows;
        List<Slot> sources = call.inputs().stream().map(plan::plain).toList();
        long[] widths = call.inputs().stream().mapToLong(v -> v.type().bytes() / count).toArray();
        Slot target = plan.make(call.output(0), Layout.plain(type));
        plan.kernel(
                op.name(),
                sources,
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                count,
                                1,
                                type.shape().size() / count,
                                (from, to) ->
                                        Concatenation.run(reads, widths, writes[0], from, to)));
    }

    /// A temporary copy with the axes in another order; axes that are left out have one element.
    static Slot turned(Slot x, List<Integer> order, PlanBuilder plan) {
        Shape shape = x.layout().shape();
        long[] dense = Layout.rowMajor(shape.extents());
        long[] extents = order.stream().mapToLong(shape::extent).toArray();
        long[] strides = order.stream().mapToLong(axis -> dense[axis]).toArray();
        TensorType type = x.layout().type().withShape(Shape.of(extents));
        Slot target = new Slot(Buffer.temporary("turned", type.bytes()), Layout.plain(type));
        add("turn " + order, floats(extents, strides), x, target, plan);
        return target;
    }

    /// Puts what {@link #turned} brought into another order back into the order of `y`.
    static void turnedBack(Slot turned, Slot y, List<Integer> order, PlanBuilder plan) {
        long[] extents = y.layout().shape().extents();
        long[] dense = Layout.rowMajor(order.stream().mapToLong(axis -> extents[axis]).toArray());
        long[] strides = new long[extents.length];
        for (int i = 0; i < dense.length; i++) {
            strides[order.get(i)] = dense[i];
        }
        add("turn back " + order, floats(extents, strides), turned, y, plan);
    }

    private static StridedCopy floats(long[] extents, long[] strides) {
        return new StridedCopy(list(extents), list(strides), 0, DataType.FLOAT32.bytes());
    }

    private static List<Long> list(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static void add(
            String text, StridedCopy copy, Slot source, Slot target, PlanBuilder plan) {
        plan.kernel(
                text,
                List.of(source),
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                copy.lines(),
                                1,
                                copy.extents().getLast(),
                                (from, to) -> copy.run(reads[0], writes[0], from, to)));
    }
}
