package org.kaon.engine.cpu;

import org.kaon.graph.Node;
import org.kaon.op.ArgMax;
import org.kaon.op.ArgMin;
import org.kaon.op.OneHot;
import org.kaon.op.SegmentSum;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;

/// Ops that make or use indices; they run on labels and metrics, which are small.
final class IndexLowering {

    private IndexLowering() {}

    static void oneHot(OneHot op, Node call, PlanBuilder plan) {
        Slot indices = plan.plain(call.input(0));
        Slot rows = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        DataType type = call.input(0).dataType();
        long count = call.input(0).shape().size();
        int depth = op.depth();
        plan.kernel(
                "OneHot " + depth,
                List.of(indices),
                List.of(rows),
                (reads, writes) ->
                        Split.over(
                                count,
                                1,
                                depth,
                                (from, to) ->
                                        org.kaon.engine.cpu.kernel.OneHot.run(
                                                reads[0], type, writes[0], depth, from, to)));
    }

    static void segmentSum(SegmentSum op, Node call, PlanBuilder plan) {
        Slot values = plan.plain(call.input(0));
        Slot indices = plan.plain(call.input(1));
        Slot sums = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long count = call.input(0).shape().size();
        int segments = op.segments();
        plan.kernel(
                "SegmentSum " + segments,
                List.of(values, indices),
                List.of(sums),
                (reads, writes) ->
                        () ->
                                org.kaon.engine.cpu.kernel.SegmentSum.run(
                                        reads[0], reads[1], writes[0], count, 0, segments));
    }

    static void argMax(ArgMax op, Node call, PlanBuilder plan) {
        extreme(op.axis(), false, call, plan);
    }

    static void argMin(ArgMin op, Node call, PlanBuilder plan) {
        extreme(op.axis(), true, call, plan);
    }

    private static void extreme(int axis, boolean smallest, Node call, PlanBuilder plan) {
        Shape shape = call.input(0).shape();
        AxisRuns runs = AxisRuns.of(shape, List.of(axis));
        long length = runs.reduced();
        long inner = runs.inner();
        Slot source = plan.plain(call.input(0));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long count = call.types().getFirst().shape().size();
        org.kaon.engine.cpu.kernel.ArgMax kernel =
                new org.kaon.engine.cpu.kernel.ArgMax(call.input(0).dataType(), smallest);
        plan.kernel(
                call.op().name(),
                List.of(source),
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                count,
                                1,
                                length,
                                (from, to) ->
                                        kernel.run(reads[0], writes[0], length, inner, from, to)));
    }
}
