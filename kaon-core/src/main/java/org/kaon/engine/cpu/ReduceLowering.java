package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.ColumnSums;
import org.kaon.engine.cpu.kernel.RowReduction;
import org.kaon.engine.cpu.kernel.TotalReduction;
import org.kaon.graph.Node;
import org.kaon.op.Max;
import org.kaon.op.Sum;
import org.kaon.op.SumLike;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Sums and maxima over axes: of everything, over the trailing axes (rows), over the leading axes
/// (columns), and anything else after bringing the axes to the end.
final class ReduceLowering {

    private ReduceLowering() {}

    static void sum(Sum op, Node call, PlanBuilder plan) {
        lower(RowReduction.SUM, op.axes(), call, plan);
    }

    static void max(Max op, Node call, PlanBuilder plan) {
        lower(RowReduction.MAXIMUM, op.axes(), call, plan);
    }

    static void sumLike(SumLike op, Node call, PlanBuilder plan) {
        Shape x = call.input(0).shape();
        Shape like = call.types().getFirst().shape();
        int missing = x.rank() - like.rank();
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            if (i < missing || like.extent(i - missing) == 1) {
                axes.add(i);
            }
        }
        lower(RowReduction.SUM, axes, call, plan);
    }

    private static void lower(
            RowReduction reduction, List<Integer> over, Node call, PlanBuilder plan) {
        Shape shape = call.input(0).shape();
        List<Integer> axes =
                IntStream.range(0, shape.rank())
                        .filter(i -> shape.extent(i) > 1 && over.contains(i))
                        .boxed()
                        .toList();
        List<Integer> kept =
                IntStream.range(0, shape.rank())
                        .filter(i -> shape.extent(i) > 1 && !over.contains(i))
                        .boxed()
                        .toList();
        Slot x = plan.plain(call.input(0));
        Slot y = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long columns = axes.stream().mapToLong(shape::extent).reduce(1, Math::multiplyExact);
        long results = shape.size() / Math.max(1, columns);
        if (shape.size() == 0) {
            // The sum over nothing is 0, the maximum −∞.
            Kernels.fill(y, reduction == RowReduction.SUM ? 0f : Float.NEGATIVE_INFINITY, plan);
        } else if (kept.isEmpty()) {
            all(reduction, shape.size(), x, y, plan);
        } else if (axes.isEmpty() || kept.getLast() < axes.getFirst()) {
            rows(reduction, columns, results, x, y, plan);
        } else if (reduction == RowReduction.SUM && axes.getLast() < kept.getFirst()) {
            columns(columns, results, x, y, plan);
        } else {
            Slot turned = turned(x, kept, axes, plan);
            rows(reduction, columns, results, turned, y, plan);
        }
    }

    private static void all(RowReduction reduction, long count, Slot x, Slot y, PlanBuilder plan) {
        long chunks = TotalReduction.chunks(count);
        if (chunks == 1) {
            rows(reduction, count, 1, x, y, plan);
            return;
        }
        Slot partial = PlanBuilder.scratch("partial", chunks);
        plan.kernel(
                reduction + " of all",
                List.of(x),
                List.of(partial),
                (reads, writes) ->
                        Split.over(
                                chunks,
                                1,
                                count / chunks,
                                (from, to) ->
                                        TotalReduction.partial(
                                                reduction, reads[0], writes[0], count, from, to)));
        plan.kernel(
                reduction + " of parts",
                List.of(partial),
                List.of(y),
                (reads, writes) ->
                        () -> TotalReduction.combine(reduction, reads[0], writes[0], count));
    }

    private static void rows(
            RowReduction reduction, long columns, long rows, Slot x, Slot y, PlanBuilder plan) {
        plan.kernel(
                reduction + " of rows",
                List.of(x),
                List.of(y),
                (reads, writes) ->
                        Split.over(
                                rows,
                                1,
                                columns,
                                (from, to) ->
                                        reduction.run(reads[0], writes[0], columns, from, to)));
    }

    private static void columns(long rows, long columns, Slot x, Slot y, PlanBuilder plan) {
        long chunks = ColumnSums.chunks(rows, columns);
        Slot partial = PlanBuilder.scratch("partial", chunks * columns);
        plan.kernel(
                "SUM of columns",
                List.of(x),
                List.of(partial),
                (reads, writes) ->
                        Split.over(
                                chunks,
                                1,
                                rows / chunks * columns,
                                (from, to) ->
                                        ColumnSums.partial(
                                                reads[0], writes[0], rows, columns, from, to)));
        plan.kernel(
                "SUM of parts",
                List.of(partial),
                List.of(y),
                (reads, writes) ->
                        Split.over(
                                columns,
                                64,
                                chunks,
                                (from, to) ->
                                        ColumnSums.combine(
                                                reads[0], writes[0], rows, columns, from, to)));
    }

    private static Slot turned(Slot x, List<Integer> kept, List<Integer> axes, PlanBuilder plan) {
        List<Integer> order = new ArrayList<>(kept);
        order.addAll(axes);
        return CopyLowering.turned(x, order, plan);
    }
}
