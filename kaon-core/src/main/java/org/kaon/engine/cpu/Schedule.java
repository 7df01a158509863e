package org.kaon.engine.cpu;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order in which a graph's nodes run, and which next values may be written straight into their
/// variables.
///
/// Outputs come first, then the updates from the last to the first, so that gradients are taken in
/// the order of back-propagation; nodes that only make next values come last of all.
record Schedule(List<Node> order, Map<Value, Variable> targets) {

    static Schedule of(Graph graph) {
        List<Value> roots = new ArrayList<>(graph.outputs().values());
        roots.addAll(new ArrayList<>(graph.updates().values()).reversed());
        List<Node> nodes = Graph.nodes(roots);
        Set<Value> used = new HashSet<>(graph.outputs().values());
        nodes.forEach(node -> used.addAll(node.inputs()));
        List<Node> order = new ArrayList<>();
        List<Node> last = new ArrayList<>();
        for (Node node : nodes) {
            boolean onlyUpdates =
                    graph.updates().values().stream().anyMatch(v -> v.source() == node);
            for (int i = 0; onlyUpdates && i < node.types().size(); i++) {
                onlyUpdates = !used.contains(node.output(i));
            }
            (onlyUpdates ? last : order).add(node);
        }
        order.addAll(last);
        return new Schedule(List.copyOf(order), targets(graph, order));
    }

    private static Map<Value, Variable> targets(Graph graph, List<Node> order) {
        IdentityHashMap<Node, Integer> position = new IdentityHashMap<>();
        Map<Variable, List<Node>> readers = new HashMap<>();
        for (Node node : order) {
            position.put(node, position.size());
            for (Value input : node.inputs()) {
                if (input.source().op() instanceof Read read) {
                    readers.computeIfAbsent(read.variable(), v -> new ArrayList<>()).add(node);
                }
            }
        }
        Set<Variable> shown = new HashSet<>();
        for (Value output : graph.outputs().values()) {
            if (output.source().op() instanceof Read read) {
                shown.add(read.variable());
            }
        }
        Map<Value, Variable> targets = new LinkedHashMap<>();
        graph.updates()
                .forEach((variable, next) -> {
                    Node maker = next.source();
                    int made = position.getOrDefault(maker, -1);
                    boolean free =
                            readers.getOrDefault(variable, List.of()).stream()
                                    .allMatch(reader ->
                                            position.getOrDefault(reader, made) < made
                                                    || reader == maker
                                                            && maker.op() instanceof Fused);
                    if (free && !shown.contains(variable)) {
                        targets.putIfAbsent(next, variable);
                    }
                });
        return targets;
    }
}
