package org.kaon.engine.cpu;

import org.kaon.engine.Plan;
import org.kaon.engine.pass.AbsorbBroadcasts;
import org.kaon.engine.pass.FoldConstants;
import org.kaon.engine.pass.FoldScales;
import org.kaon.engine.pass.MergeEqual;
import org.kaon.engine.pass.ResolveShapes;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.op.Like;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Makes a graph's variables constants and computes beforehand whatever needs nothing else.
final class Freezing {

    private Freezing() {}

    /// The blueprint of a graph with known shapes. For the engine thread.
    static Blueprint freeze(Graph graph, VariableStore variables) {
        if (!graph.updates().isEmpty()) {
            throw new IllegalArgumentException(
                    "Freeze: this graph assigns %s. A frozen model changes nothing: leave the updates"
                                    .formatted(graph.updates().keySet())
                            + " out.");
        }
        Compiler.requireKnown(graph);
        Graph constant = computed(simplified(graph, variables));
        Graph fused = FuseElementwise.apply(WidenBfloat16.apply(FusePostOps.apply(constant)));
        int threads = OneThread.begin();
        try {
            return Compiler.frozen(fused, graph.placeholders());
        } finally {
            OneThread.end(threads);
        }
    }

    private static Graph simplified(Graph graph, VariableStore variables) {
        Graph known = FoldConstants.apply(ResolveShapes.apply(graph));
        Graph plain = MergeEqual.apply(AbsorbBroadcasts.apply(known));
        Graph constant =
                plain.rewrite(node ->
                        node.op() instanceof Read read
                                ? Constant.constant(variables.read(read.variable())).source()
                                : node);
        return FoldScales.apply(constant);
    }

    /// The graph with every value that depends on constants alone computed by an ordinary plan, so
    /// with the bits that it would have had. What only stretches a shape stays: it would take
    /// memory for nothing.
    static Graph computed(Graph graph) {
        Set<Node> constant = new HashSet<>();
        for (Node node : graph.nodes()) {
            boolean itself = !(node.op() instanceof Placeholder) && !(node.op() instanceof Like);
            boolean leaf = node.inputs().isEmpty() && !(node.op() instanceof Constant);
            if (itself
                    && !leaf
                    && node.inputs().stream().allMatch(v -> constant.contains(v.source()))) {
                constant.add(node);
            }
        }
        Set<Value> wanted = new HashSet<>(graph.roots());
        graph.nodes().stream()
                .filter(node -> !constant.contains(node))
                .forEach(node -> wanted.addAll(node.inputs()));
        wanted.removeIf(value ->
                !constant.contains(value.source()) || value.source().op() instanceof Constant);
        return wanted.isEmpty() ? graph : graph.replace(values(wanted));
    }

    private static Map<Value, Value> values(Set<Value> wanted) {
        Map<String, Value> named = new LinkedHashMap<>();
        wanted.forEach(value -> named.put("v" + named.size(), value));
        Map<Value, Value> constants = new LinkedHashMap<>();
        try (VariableStore none = new VariableStore();
                Plan plan =
                        new CpuPlan(
                                Compiler.compile(
                                        new Graph(named, Map.of()), none, CpuOptions.of(1)),
                                closed -> {})) {
            Map<String, Tensor> results = plan.run(Map.of());
            named.forEach((name, value) -> {
                Tensor result = Objects.requireNonNull(results.get(name));
                constants.put(value, Constant.constant(result.copy(Arena.ofAuto())));
            });
        }
        return constants;
    }
}
