package org.kaon.engine.cpu;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Concat;
import org.kaon.op.Slice;
import org.kaon.op.Transpose;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

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
            Node call, PlanBuilder plan, long[] extents, long[] sourceStrides, long start) {
        Slot source = plan.plain(call.input(0));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        StridedCopy copy =
                new StridedCopy(
                        extents,
                        sourceStrides,
                        start,
                        Layout.rowMajor(extents),
                        0,
                        call.types().getFirst().dataType().bytes());
        add(call.op().name(), copy, source, target, plan);
    }

    static void concat(Concat op, Node call, PlanBuilder plan) {
        Shape result = call.types().getFirst().shape();
        int axis = result.axis(op.axis());
        long[] strides = Layout.rowMajor(result.extents());
        List<Slot> sources = call.inputs().stream().map(plan::plain).toList();
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long start = 0;
        for (int i = 0; i < sources.size(); i++) {
            Value input = call.input(i);
            long[] extents = input.shape().extents();
            StridedCopy copy =
                    new StridedCopy(
                            extents,
                            Layout.rowMajor(extents),
                            0,
                            strides,
                            start,
                            input.dataType().bytes());
            add(op.name(), copy, sources.get(i), target, plan);
            start += extents[axis] * strides[axis];
        }
    }

    /// A temporary copy with the axes in another order; axes that are left out have one element.
    static Slot turned(Slot x, List<Integer> order, PlanBuilder plan) {
        StridedCopy copy = turn(x.layout().shape(), order);
        TensorType type = x.layout().type().withShape(Shape.of(copy.extents()));
        Slot target = new Slot(Buffer.temporary("turned", type.bytes()), Layout.plain(type));
        add("turn " + order, copy, x, target, plan);
        return target;
    }

    /// Puts what {@link #turned} brought into another order back into the order of `y`.
    static void turnedBack(Slot turned, Slot y, List<Integer> order, PlanBuilder plan) {
        StridedCopy back = turn(y.layout().shape(), order).inverse();
        add("turn back " + order, back, turned, y, plan);
    }

    private static StridedCopy turn(Shape shape, List<Integer> order) {
        long[] dense = Layout.rowMajor(shape.extents());
        long[] extents = order.stream().mapToLong(shape::extent).toArray();
        long[] strides = order.stream().mapToLong(axis -> dense[axis]).toArray();
        return new StridedCopy(
                extents, strides, 0, Layout.rowMajor(extents), 0, DataType.FLOAT32.bytes());
    }

    private static void add(
            String text, StridedCopy copy, Slot source, Slot target, PlanBuilder plan) {
        long rows = copy.rows();
        long[] extents = copy.extents();
        long width = extents.length == 0 ? 1 : extents[extents.length - 1];
        plan.kernel(
                text,
                List.of(source),
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                rows,
                                1,
                                width,
                                (from, to) -> copy.run(reads[0], writes[0], from, to)));
    }
}
