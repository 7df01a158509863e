package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Casting;
import org.kaon.graph.Node;
import org.kaon.op.Cast;
import org.kaon.tensor.DataType;

import java.util.List;

/// Casts from or to integers; those between float32 and bool are fused.
final class CastLowering {

    private CastLowering() {}

    static void lower(Cast op, Node call, PlanBuilder plan) {
        DataType from = call.input(0).dataType();
        DataType to = op.to();
        Slot source = plan.plain(call.input(0));
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long count = call.input(0).shape().size();
        plan.kernel(
                op.name() + " " + from.numpyName() + " -> " + to.numpyName(),
                List.of(source),
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                count,
                                1,
                                1,
                                (begin, end) ->
                                        Casting.run(reads[0], from, writes[0], to, begin, end)));
    }
}
