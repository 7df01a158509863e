package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.ColumnSums;
import org.kaon.engine.cpu.kernel.IntegerReduction;
import org.kaon.engine.cpu.kernel.MiddleReduction;
import org.kaon.engine.cpu.kernel.RowReduction;
import org.kaon.engine.cpu.kernel.TotalReduction;
import org.kaon.graph.Node;
import org.kaon.op.Max;
import org.kaon.op.Min;
import org.kaon.op.Prod;
import org.kaon.op.Sum;
import org.kaon.op.SumLike;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// Reductions over axes: of everything, over the trailing axes (rows), over the leading axes
/// (columns) or over the middle; anything else by several of these, the last axes first.
final class ReduceLowering {

    private ReduceLowering() {}

    static void sum(Sum op, Node call, PlanBuilder plan) {
        lower(RowReduction.SUM, op.axes(), call, plan);
    }

    static void prod(Prod op, Node call, PlanBuilder plan) {
        lower(RowReduction.PRODUCT, op.axes(), call, plan);
    }

    static void max(Max op, Node call, PlanBuilder plan) {
        lower(RowReduction.MAXIMUM, op.axes(), call, plan);
    }

    static void min(Min op, Node call, PlanBuilder plan) {
        lower(RowReduction.MINIMUM, op.axes(), call, plan);
    }

    static void sumLike(SumLike op, Node call, PlanBuilder plan) {
        List<Integer> axes = summed(call.input(0).shape(), call.types().getFirst().shape());
        lower(RowReduction.SUM, axes, call, plan);
    }

    /// The axes along which the shape `like` was stretched to x's.
    static List<Integer> summed(Shape x, Shape like) {
        int missing = x.rank() - like.rank();
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            if (i < missing || like.extent(i - missing) == 1) {
                axes.add(i);
            }
        }
        return axes;
    }

    private static void lower(
            RowReduction reduction, List<Integer> over, Node call, PlanBuilder plan) {
        TensorType from = call.input(0).type();
        TensorType to = call.types().getFirst();
        Slot x = plan.plain(call.input(0));
        Slot y = plan.make(call.output(0), Layout.plain(to));
        AxisRuns runs = AxisRuns.of(from.shape(), over);
        if (from.shape().size() == 0 && to.dataType().isFloating()) {
            Kernels.fill(y, reduction.neutral(), plan);
            return;
        }
        while (runs.needsMore()) {
            TensorType part =
                    to.withShape(Shape.of(Math.multiplyExact(runs.outer(), runs.inner())));
            Slot next = new Slot(Buffer.temporary("reduced", part.bytes()), Layout.plain(part));
            one(reduction, runs, x, next, plan);
            x = next;
            runs = runs.next();
        }
        one(reduction, runs, x, y, plan);
    }

    private static void one(
            RowReduction reduction, AxisRuns runs, Slot x, Slot y, PlanBuilder plan) {
        if (y.layout().type().dataType().isFloating()) {
            floats(reduction, runs.outer(), runs.reduced(), runs.inner(), x, y, plan);
        } else {
            integers(reduction, runs, x, y, plan);
        }
    }

    private static void integers(
            RowReduction reduction, AxisRuns runs, Slot x, Slot y, PlanBuilder plan) {
        IntegerReduction kernel =
                new IntegerReduction(
                        reduction, x.layout().type().dataType(), y.layout().type().dataType());
        long n = runs.reduced();
        long inner = runs.inner();
        plan.kernel(
                reduction + " of integers",
                List.of(x),
                List.of(y),
                (reads, writes) ->
                        Split.over(
                                runs.outer() * inner,
                                1,
                                n,
                                (from, to) -> kernel.run(reads[0], writes[0], n, inner, from, to)));
    }

    /// Along the middle of `[outer, n, inner]`.
    private static void floats(
            RowReduction reduction,
            long outer,
            long n,
            long inner,
            Slot x,
            Slot y,
            PlanBuilder plan) {
        if (outer == 1 && inner == 1) {
            all(reduction, n, x, y, plan);
        } else if (inner == 1) {
            rows(reduction, n, outer, x, y, plan);
        } else if (outer == 1 && reduction == RowReduction.SUM) {
            columns(n, inner, x, y, plan);
        } else {
            middle(reduction, outer, n, inner, x, y, plan);
        }
    }

    private static void middle(
            RowReduction reduction,
            long outer,
            long n,
            long inner,
            Slot x,
            Slot y,
            PlanBuilder plan) {
        long strips = MiddleReduction.strips(inner);
        plan.kernel(
                reduction + " of middle",
                List.of(x),
                List.of(y),
                (reads, writes) ->
                        Split.over(
                                outer * strips,
                                1,
                                n * inner / strips,
                                (from, to) ->
                                        MiddleReduction.run(
                                                reduction, reads[0], writes[0], n, inner, from,
                                                to)));
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
        combineParts(reduction, count, partial, y, plan);
    }

    /// Reduces the partial results of {@link TotalReduction}.
    static void combineParts(
            RowReduction reduction, long count, Slot partial, Slot y, PlanBuilder plan) {
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
        combineColumns(rows, columns, partial, y, plan);
    }

    /// Adds up the partial results of {@link ColumnSums}.
    static void combineColumns(long rows, long columns, Slot partial, Slot y, PlanBuilder plan) {
        long chunks = ColumnSums.chunks(rows, columns);
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
}
