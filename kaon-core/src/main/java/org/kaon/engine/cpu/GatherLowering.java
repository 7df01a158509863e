package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Gathering;
import org.kaon.graph.Node;
import org.kaon.op.Gather;
import org.kaon.op.ScatterAdd;
import org.kaon.op.SegmentMax;
import org.kaon.op.SegmentSum;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;

/// Rows taken from an axis by index, and added to it: each target row belongs to one member of the
/// team, which adds to it in the order of the indices.
final class GatherLowering {

    private GatherLowering() {}

    static void gather(Gather op, Node call, PlanBuilder plan) {
        Shape x = call.input(0).shape();
        int bytes = call.input(0).dataType().bytes();
        Gathering kernel = gathering(x, call, op.axis(), op.batched(), bytes);
        Slot source = plan.plain(call.input(0));
        Slot indices = plan.plain(call.input(1));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long rows = call.types().getFirst().shape().size() / kernel.inner();
        plan.kernel(
                op.name(),
                List.of(source, indices),
                List.of(target),
                (reads, writes) -> {
                    IndexFault fault = new IndexFault(call, call.input(1), kernel.n());
                    return fault.guard(
                            op.outside(),
                            Split.over(
                                    rows,
                                    1,
                                    kernel.inner(),
                                    (from, to) ->
                                            fault.note(
                                                    kernel.take(
                                                            reads[0], reads[1], writes[0], from,
                                                            to))),
                            reads[1]);
                });
    }

    static void scatterAdd(ScatterAdd op, Node call, PlanBuilder plan) {
        Shape like = call.types().getFirst().shape();
        add(gathering(like, call, op.axis(), op.batched(), 4), op.outside(), call, plan);
    }

    static void segmentSum(SegmentSum op, Node call, PlanBuilder plan) {
        Shape like = call.types().getFirst().shape();
        boolean flat = like.rank() == 1 && call.input(1).dataType() == DataType.INT32;
        if (flat) {
            IndexLowering.segmentSum(op, call, plan);
        } else {
            add(gathering(like, call, 0, false, 4), Gather.Outside.ZERO, call, plan);
        }
    }

    static void segmentMax(SegmentMax op, Node call, PlanBuilder plan) {
        Shape like = call.types().getFirst().shape();
        Gathering kernel = gathering(like, call, 0, false, 4);
        Slot values = plan.plain(call.input(0));
        Slot indices = plan.plain(call.input(1));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        plan.kernel(
                op.name(),
                List.of(values, indices),
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                kernel.n(),
                                1,
                                kernel.inner() * (1 + kernel.count() / kernel.n()),
                                (from, to) ->
                                        kernel.largest(reads[0], reads[1], writes[0], from, to)));
    }

    private static void add(Gathering kernel, Gather.Outside outside, Node call, PlanBuilder plan) {
        Slot updates = plan.plain(call.input(0));
        Slot indices = plan.plain(call.input(1));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long size = call.types().getFirst().shape().size();
        long rows = size / kernel.inner();
        long outer = rows / kernel.n();
        long each = kernel.inner() + outer * kernel.count() * kernel.inner() / rows;
        plan.kernel(
                call.op().name(),
                List.of(updates, indices),
                List.of(target),
                (reads, writes) -> {
                    IndexFault fault = new IndexFault(call, call.input(1), kernel.n());
                    return fault.guard(
                            outside,
                            Split.over(
                                    rows,
                                    1,
                                    each,
                                    (from, to) ->
                                            fault.note(
                                                    kernel.add(
                                                            reads[0], reads[1], writes[0], from,
                                                            to))),
                            reads[1]);
                });
    }

    private static Gathering gathering(
            Shape shape, Node call, int axis, boolean batched, int bytes) {
        long outer = 1;
        long inner = 1;
        for (int i = 0; i < shape.rank(); i++) {
            outer *= i < axis ? shape.extent(i) : 1;
            inner *= i > axis ? shape.extent(i) : 1;
        }
        long count = call.input(1).shape().size() / (batched ? Math.max(1, outer) : 1);
        DataType type = call.input(1).dataType();
        return new Gathering(shape.extent(axis), inner, count, batched, type, bytes);
    }
}
