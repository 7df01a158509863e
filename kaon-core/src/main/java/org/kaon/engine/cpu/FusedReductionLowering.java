package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.ChainKernel;
import org.kaon.engine.cpu.kernel.ChainKernels;
import org.kaon.engine.cpu.kernel.ChainReduction;
import org.kaon.engine.cpu.kernel.ColumnSums;
import org.kaon.engine.cpu.kernel.RowReduction;
import org.kaon.engine.cpu.kernel.TotalReduction;
import org.kaon.graph.Node;
import org.kaon.graph.Value;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A chain and the reduction of one of its results as one pass over memory; where the team shares
/// one sum, a second small step adds up the parts.
final class FusedReductionLowering {

    private FusedReductionLowering() {}

    static void lower(FusedReduction op, Node call, PlanBuilder plan) {
        List<Slot> inputs = new ArrayList<>();
        for (Value input : call.inputs()) {
            inputs.add(plan.plain(input));
        }
        Fused fused = op.fused();
        List<Slot> stored = new ArrayList<>();
        for (int i = 0; i < fused.outputs().size(); i++) {
            stored.add(plan.make(call.output(i), Layout.plain(fused.outputs().get(i))));
        }
        Slot result = plan.make(call.output(fused.outputs().size()), Layout.plain(op.result()));
        FusedLowering.share(fused, inputs, stored, plan);
        AxisRuns runs = op.runs();
        if (runs.inner() > 1) {
            columns(op, inputs, stored, result, plan);
        } else if (runs.outer() > 1 || TotalReduction.chunks(runs.reduced()) == 1) {
            rows(op, inputs, stored, result, plan);
        } else {
            all(op, inputs, stored, result, plan);
        }
    }

    /// What the reduction does over a range, given where it leaves its results.
    private interface Work {
        Runnable split(ChainReduction kernel, MemorySegment out);
    }

    private static void step(
            FusedReduction op,
            List<Slot> inputs,
            List<Slot> stored,
            Slot out,
            Work work,
            PlanBuilder plan) {
        ChainKernel kernel = ChainKernels.kernel(op.fused().chain());
        float[] parameters = FusedLowering.parameters(op.fused());
        long inner = op.fused().inner();
        List<Slot> writes = new ArrayList<>(stored);
        writes.add(out);
        plan.kernel(
                op.name(),
                inputs,
                writes,
                (reads, all) -> {
                    MemorySegment[] outputs = Arrays.copyOf(all, all.length - 1);
                    ChainReduction reduction =
                            new ChainReduction(kernel, reads, outputs, parameters, inner);
                    return work.split(reduction, all[all.length - 1]);
                });
    }

    private static void rows(
            FusedReduction op,
            List<Slot> inputs,
            List<Slot> stored,
            Slot result,
            PlanBuilder plan) {
        RowReduction reduction = op.reduction();
        long columns = op.runs().reduced();
        Work work =
                (kernel, out) ->
                        Split.over(
                                op.runs().outer(),
                                1,
                                columns,
                                (from, to) -> kernel.rows(reduction, out, columns, from, to));
        step(op, inputs, stored, result, work, plan);
    }

    private static void all(
            FusedReduction op,
            List<Slot> inputs,
            List<Slot> stored,
            Slot result,
            PlanBuilder plan) {
        RowReduction reduction = op.reduction();
        long count = op.runs().reduced();
        long chunks = TotalReduction.chunks(count);
        Slot partial = PlanBuilder.scratch("partial", chunks);
        Work work =
                (kernel, out) ->
                        Split.over(
                                chunks,
                                1,
                                count / chunks,
                                (from, to) -> kernel.partial(reduction, out, count, from, to));
        step(op, inputs, stored, partial, work, plan);
        ReduceLowering.combineParts(reduction, count, partial, result, plan);
    }

    private static void columns(
            FusedReduction op,
            List<Slot> inputs,
            List<Slot> stored,
            Slot result,
            PlanBuilder plan) {
        long rows = op.runs().reduced();
        long columns = op.runs().inner();
        long chunks = ColumnSums.chunks(rows, columns);
        Slot partial = PlanBuilder.scratch("partial", chunks * columns);
        Work work =
                (kernel, out) ->
                        Split.over(
                                chunks,
                                1,
                                rows / chunks * columns,
                                (from, to) -> kernel.columns(out, rows, columns, from, to));
        step(op, inputs, stored, partial, work, plan);
        ReduceLowering.combineColumns(rows, columns, partial, result, plan);
    }
}
