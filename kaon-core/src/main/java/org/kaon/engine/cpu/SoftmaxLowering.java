package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Softmax;
import org.kaon.graph.Node;
import org.kaon.op.LogSoftmax;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Softmax and its logarithm along one axis, which is brought to the end if it is not there.
final class SoftmaxLowering {

    private SoftmaxLowering() {}

    static void softmax(org.kaon.op.Softmax op, Node call, PlanBuilder plan) {
        lower(Softmax.PROBABILITY, op.axis(), call, plan);
    }

    static void logSoftmax(LogSoftmax op, Node call, PlanBuilder plan) {
        lower(Softmax.LOGARITHM, op.axis(), call, plan);
    }

    private static void lower(Softmax kernel, int along, Node call, PlanBuilder plan) {
        Shape shape = call.input(0).shape();
        int axis = shape.axis(along);
        Slot x = plan.plain(call.input(0));
        if (axis == shape.rank() - 1) {
            Slot y = plan.make(call.output(0), x.layout());
            rows(kernel, shape.extent(axis), x, y, plan);
            plan.mayShare(y, x);
            return;
        }
        List<Integer> order =
                new ArrayList<>(
                        IntStream.range(0, shape.rank()).filter(i -> i != axis).boxed().toList());
        order.add(axis);
        Slot turned = CopyLowering.turned(x, order, plan);
        Slot result = PlanBuilder.scratch("softmax", shape.size());
        rows(kernel, shape.extent(axis), turned, result, plan);
        Slot y = plan.make(call.output(0), x.layout());
        CopyLowering.turnedBack(result, y, order, plan);
    }

    private static void rows(Softmax kernel, long columns, Slot x, Slot y, PlanBuilder plan) {
        long rows = x.layout().shape().size() / columns;
        plan.kernel(
                "Softmax " + kernel,
                List.of(x),
                List.of(y),
                (reads, writes) ->
                        Split.over(
                                rows,
                                1,
                                columns * 8,
                                (from, to) -> kernel.run(reads[0], writes[0], columns, from, to)));
    }
}
