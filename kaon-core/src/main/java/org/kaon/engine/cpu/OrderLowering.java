package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Neighbours;
import org.kaon.engine.cpu.kernel.Ordering;
import org.kaon.graph.Node;
import org.kaon.op.ArgSort;
import org.kaon.op.NearestNeighbours;
import org.kaon.op.TopK;
import org.kaon.tensor.Shape;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Orders and the nearest: each row of the result is found by itself.
final class OrderLowering {

    /// An element of a row that is sorted costs about as much as this many additions.
    private static final int WEIGHT = 16;

    private OrderLowering() {}

    static void argSort(ArgSort op, Node call, PlanBuilder plan) {
        order(new Ordering(call.input(0).dataType(), op.descending()), call, plan);
    }

    static void topK(TopK op, Node call, PlanBuilder plan) {
        order(new Ordering(call.input(0).dataType(), true), call, plan);
    }

    private static void order(Ordering kernel, Node call, PlanBuilder plan) {
        long n = call.input(0).shape().extent(-1);
        long k = call.types().getFirst().shape().extent(-1);
        Slot x = plan.plain(call.input(0));
        Slot y = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        plan.kernel(
                call.op().name(),
                List.of(x),
                List.of(y),
                (reads, writes) ->
                        Split.over(
                                call.types().getFirst().shape().size() / k,
                                1,
                                WEIGHT * n,
                                (from, to) -> kernel.run(reads[0], writes[0], n, k, from, to)));
    }

    static void nearest(NearestNeighbours op, Node call, PlanBuilder plan) {
        Shape points = call.input(0).shape();
        long n = points.extent(-2);
        Neighbours kernel =
                new Neighbours(
                        Math.toIntExact(n),
                        Math.toIntExact(points.extent(-1)),
                        op.k(),
                        op.includeSelf());
        List<Slot> inputs = call.inputs().stream().map(plan::plain).toList();
        Slot y = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        plan.kernel(
                op.name(),
                inputs,
                List.of(y),
                (reads, writes) -> {
                    MemorySegment mask = reads.length > 1 ? reads[1] : MemorySegment.NULL;
                    return Split.over(
                            call.types().getFirst().shape().size() / op.k(),
                            1,
                            n * (2 + points.extent(-1)),
                            (from, to) -> kernel.run(reads[0], mask, writes[0], from, to));
                });
    }
}
