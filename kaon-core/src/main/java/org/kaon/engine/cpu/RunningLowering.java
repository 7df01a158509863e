package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.RunningSum;
import org.kaon.graph.Node;
import org.kaon.op.CumSum;
import org.kaon.tensor.Shape;

import java.util.List;

/// Running sums: each column along the axis belongs to one member of the team.
final class RunningLowering {

    private RunningLowering() {}

    static void sum(CumSum op, Node call, PlanBuilder plan) {
        Shape shape = call.input(0).shape();
        AxisRuns runs = AxisRuns.of(shape, List.of(op.axis()));
        RunningSum kernel =
                new RunningSum(
                        call.input(0).dataType(),
                        op.exclusive(),
                        op.reverse(),
                        runs.reduced(),
                        runs.inner());
        Slot x = plan.plain(call.input(0));
        Slot y = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        plan.kernel(
                op.name(),
                List.of(x),
                List.of(y),
                (reads, writes) ->
                        Split.over(
                                shape.size() / kernel.n(),
                                1,
                                kernel.n(),
                                (from, to) -> kernel.run(reads[0], writes[0], from, to)));
    }
}
