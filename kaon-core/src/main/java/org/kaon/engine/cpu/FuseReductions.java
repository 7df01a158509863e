package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.engine.cpu.kernel.RowReduction;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.op.Max;
import org.kaon.op.Min;
import org.kaon.op.Prod;
import org.kaon.op.Sum;
import org.kaon.op.SumLike;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reduces a result of a fused chain as it arises: losses, norms and metrics over everything or
/// over rows, gradients of biases over columns. What nothing else needs is never written to memory.
///
/// One result of a chain is reduced, the first that can be.
final class FuseReductions {

    /// Fewer rows than this are better shared out by their elements.
    private static final long FEWEST_ROWS = 8;

    private static final long SMALL = 16384;

    private final Map<Value, List<Node>> consumers;
    private final Set<Value> roots;
    private final Set<Value> updates;

    private FuseReductions(Graph graph) {
        consumers = graph.consumers();
        roots = new HashSet<>(graph.roots());
        updates = new HashSet<>(graph.updates().values());
    }

    static Graph apply(Graph graph) {
        FuseReductions pass = new FuseReductions(graph);
        Map<Value, Value> replacements = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Fused fused) {
                pass.fuse(fused, node, replacements);
            }
        }
        return graph.replace(replacements);
    }

    private void fuse(Fused fused, Node node, Map<Value, Value> replacements) {
        for (int i = 0; i < fused.outputs().size(); i++) {
            Value result = node.output(i);
            List<Node> users = consumers.getOrDefault(result, List.of());
            Optional<Node> consumer =
                    updates.contains(result)
                            ? Optional.empty()
                            : users.stream().filter(user -> fits(user, result)).findFirst();
            boolean stored = users.size() > 1 || roots.contains(result);
            if (consumer.isPresent() && !(stored && mayBeBlocked(fused, result))) {
                replace(fused, node, i, stored, consumer.get(), replacements);
                return;
            }
        }
    }

    /// Images that convolutions want in blocked layouts stay there; sums want rows.
    private static boolean mayBeBlocked(Fused fused, Value result) {
        return result.shape().rank() > 2 && !fused.chain().byRows();
    }

    private static boolean fits(Node user, Value result) {
        if (!user.input(0).equals(result)
                || reduction(user.op()).isEmpty()
                || result.dataType() != DataType.FLOAT32
                || user.types().getFirst().dataType() != DataType.FLOAT32) {
            return false;
        }
        AxisRuns runs = runs(user);
        long outer = runs.outer();
        long inner = runs.inner();
        boolean all = outer == 1 && inner == 1;
        boolean rows = inner == 1 && (outer >= FEWEST_ROWS || result.shape().size() <= SMALL);
        boolean columns = outer == 1 && reduction(user.op()).orElseThrow() == RowReduction.SUM;
        return !runs.needsMore() && runs.reduced() > 1 && (all || rows || columns);
    }

    private static Optional<RowReduction> reduction(Op op) {
        return switch (op) {
            case Sum _, SumLike _ -> Optional.of(RowReduction.SUM);
            case Prod _ -> Optional.of(RowReduction.PRODUCT);
            case Max _ -> Optional.of(RowReduction.MAXIMUM);
            case Min _ -> Optional.of(RowReduction.MINIMUM);
            default -> Optional.empty();
        };
    }

    private static AxisRuns runs(Node user) {
        List<Integer> axes =
                switch (user.op()) {
                    case Sum sum -> sum.axes();
                    case Prod prod -> prod.axes();
                    case Max max -> max.axes();
                    case Min min -> min.axes();
                    default ->
                            ReduceLowering.summed(
                                    user.input(0).shape(), user.types().getFirst().shape());
                };
        return AxisRuns.of(user.input(0).shape(), axes);
    }

    private static void replace(
            Fused fused,
            Node node,
            int reduced,
            boolean stored,
            Node consumer,
            Map<Value, Value> replacements) {
        List<TensorType> outputs = new ArrayList<>(fused.outputs());
        if (!stored) {
            outputs.remove(reduced);
        }
        Fused kept =
                new Fused(
                        chain(fused.chain(), reduced, stored, outputs.size()),
                        fused.parameters(),
                        outputs,
                        fused.outer(),
                        fused.inner(),
                        fused.members());
        FusedReduction op =
                new FusedReduction(
                        kept,
                        reduction(consumer.op()).orElseThrow(),
                        runs(consumer),
                        consumer.types().getFirst(),
                        consumer.op().name());
        Node both = Origin.within(node.origin(), () -> new Node(op, node.inputs()));
        for (int i = 0, next = 0; i < fused.outputs().size(); i++) {
            if (i != reduced || stored) {
                replacements.put(node.output(i), both.output(next++));
            }
        }
        replacements.put(consumer.output(0), both.output(outputs.size()));
    }

    /// The chain that keeps a result in its last output, beside its store or instead of it.
    private static Chain chain(Chain chain, int reduced, boolean stored, int last) {
        List<Chain.Step> steps = new ArrayList<>();
        List<Chain.Step> kept = new ArrayList<>();
        for (Chain.Step step : chain.steps()) {
            switch (step) {
                case Chain.Store store when store.output() == reduced -> {
                    kept.add(new Chain.Keep(last, store.a()));
                    if (stored) {
                        steps.add(store);
                    }
                }
                case Chain.Store store ->
                        steps.add(
                                new Chain.Store(
                                        moved(store.output(), reduced, stored),
                                        store.a(),
                                        store.element()));
                case Chain.StoreFlushed store ->
                        steps.add(
                                new Chain.StoreFlushed(
                                        moved(store.output(), reduced, stored), store.a()));
                default -> steps.add(step);
            }
        }
        steps.addAll(kept);
        return new Chain(steps);
    }

    private static int moved(int output, int reduced, boolean stored) {
        return stored || output < reduced ? output : output - 1;
    }
}
