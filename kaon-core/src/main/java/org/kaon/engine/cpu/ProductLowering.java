package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Products;
import org.kaon.graph.Node;
import org.kaon.op.Prod;
import org.kaon.tensor.Shape;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The gradients of products: the axes are brought to the end, where they are rows.
final class ProductLowering {

    private ProductLowering() {}

    static void others(Prod.Others op, Node call, PlanBuilder plan) {
        long n = size(call.input(0).shape(), op.axes());
        lower(
                op.axes(),
                call,
                plan,
                (reads, writes, from, to) -> Products.others(reads[0], writes[0], n, from, to));
    }

    static void backward(Prod.Backward op, Node call, PlanBuilder plan) {
        long n = size(call.input(0).shape(), op.axes());
        lower(
                op.axes(),
                call,
                plan,
                (reads, writes, from, to) ->
                        Products.backward(reads[0], reads[1], writes[0], n, from, to));
    }

    private interface Rows {
        void run(MemorySegment[] reads, MemorySegment[] writes, long from, long to);
    }

    private static void lower(List<Integer> axes, Node call, PlanBuilder plan, Rows kernel) {
        Shape shape = call.input(0).shape();
        List<Integer> order =
                new ArrayList<>(
                        IntStream.range(0, shape.rank())
                                .filter(axis -> !axes.contains(axis))
                                .boxed()
                                .toList());
        order.addAll(axes);
        boolean turns = !order.equals(IntStream.range(0, shape.rank()).boxed().toList());
        List<Slot> inputs = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            Slot plain = plan.plain(call.input(i));
            inputs.add(turns ? CopyLowering.turned(plain, order, plan) : plain);
        }
        Slot y = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        Slot result = turns ? PlanBuilder.scratch("products", shape.size()) : y;
        long n = size(shape, axes);
        plan.kernel(
                call.op().name(),
                inputs,
                List.of(result),
                (reads, writes) ->
                        Split.over(
                                shape.size() / n,
                                1,
                                2 * n,
                                (from, to) -> kernel.run(reads, writes, from, to)));
        if (turns) {
            CopyLowering.turnedBack(result, y, order, plan);
        }
    }

    private static long size(Shape shape, List<Integer> axes) {
        return axes.stream().mapToLong(shape::extent).reduce(1, Math::multiplyExact);
    }
}
