package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.AxisSums;
import org.kaon.graph.Node;
import org.kaon.op.LinearResize;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// Linear resizing and its gradient, one axis after the other: each new element is a sum of two old
/// ones, and the gradient is the same sums turned around.
final class ResizeLowering {

    private ResizeLowering() {}

    static void forward(LinearResize op, Node call, PlanBuilder plan) {
        along(call, false, plan);
    }

    static void backward(LinearResize.Backward op, Node call, PlanBuilder plan) {
        if (call.input(0).shape().size() == 0) {
            TensorType x = call.types().getFirst();
            Kernels.fill(plan.make(call.output(0), Layout.plain(x)), 0, plan);
            return;
        }
        along(call, true, plan);
    }

    private static void along(Node call, boolean back, PlanBuilder plan) {
        Shape shape = call.input(0).shape();
        Shape result = call.types().getFirst().shape();
        Slot source = plan.plain(call.input(0));
        int last = shape.rank() - 2;
        for (int axis = 1; axis <= last; axis++) {
            AxisSums kernel = kernel(shape, axis, result.extent(axis), back);
            shape = shape.with(axis, result.extent(axis));
            Slot target =
                    axis == last
                            ? plan.make(call.output(0), Layout.plain(call.types().getFirst()))
                            : PlanBuilder.scratch(call.op().name(), shape.size());
            long rows = shape.size() / kernel.inner();
            plan.kernel(
                    call.op().name() + " along " + axis,
                    List.of(source),
                    List.of(target),
                    (reads, writes) ->
                            Split.over(
                                    rows,
                                    1,
                                    2 * kernel.inner(),
                                    (from, to) -> kernel.run(reads[0], writes[0], from, to)));
            source = target;
        }
    }

    private static AxisSums kernel(Shape shape, int axis, long extent, boolean back) {
        long inner = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            inner *= shape.extent(i);
        }
        int from = Math.toIntExact(shape.extent(axis));
        int to = Math.toIntExact(extent);
        int small = back ? to : from;
        int large = back ? from : to;
        long[] neighbours = new long[2 * large];
        float[] weights = new float[2 * large];
        for (int i = 0; i < large; i++) {
            double middle = (i + 0.5) * small / large - 0.5;
            double held = Math.clamp(middle, 0.0, small - 1.0);
            int left = Math.min((int) held, Math.max(0, small - 2));
            neighbours[2 * i] = left;
            weights[2 * i] = (float) (1 - (held - left));
            neighbours[2 * i + 1] = small > 1 ? left + 1 : -1;
            weights[2 * i + 1] = (float) (held - left);
        }
        return back
                ? AxisSums.of(neighbours, weights, 2, to, inner)
                : AxisSums.gathering(neighbours, weights, 2, from, inner);
    }
}
