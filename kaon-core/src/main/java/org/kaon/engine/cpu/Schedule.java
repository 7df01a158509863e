package org.kaon.engine.cpu;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The order in which a graph's nodes run, and which next values may be written straight into their
/// variables.
///
/// Outputs come first, then the updates from the last to the first, so that gradients are taken in
/// the order of back-propagation; nodes that only make next values come as soon as they may.
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
        List<Node> whole = inserted(graph, order, last);
        return new Schedule(List.copyOf(whole), targets(graph, whole));
    }

    // What only makes next values comes right behind the last thing that it needs and the last that
    // wants the old values: a gradient is then forgotten early.
    private static List<Node> inserted(Graph graph, List<Node> order, List<Node> last) {
        List<Node> all = new ArrayList<>(order);
        all.addAll(last);
        Map<Variable, List<Node>> readers = readers(all);
        IdentityHashMap<Node, Integer> position = new IdentityHashMap<>();
        order.forEach(node -> position.put(node, position.size()));
        Map<Integer, List<Node>> behind = new HashMap<>();
        for (Node node : last) {
            Set<Node> before = new HashSet<>();
            node.inputs().forEach(input -> before.add(input.source()));
            graph.updates()
                    .forEach((variable, next) -> {
                        if (next.source() == node) {
                            before.addAll(readers.getOrDefault(variable, List.of()));
                        }
                    });
            before.remove(node);
            int place =
                    before.stream()
                            .mapToInt(other -> position.getOrDefault(other, order.size() - 1))
                            .max()
                            .orElse(order.size() - 1);
            behind.computeIfAbsent(place, n -> new ArrayList<>()).add(node);
        }
        List<Node> whole = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            whole.add(order.get(i));
            whole.addAll(behind.getOrDefault(i, List.of()));
        }
        // Without anything before there is no place to be behind of.
        behind.getOrDefault(-1, List.of()).forEach(whole::add);
        return whole;
    }

    // A next value may take its variable's memory if nobody wants the old value afterwards, and if
    // no result shows that memory, which other plans may write before the result is read.
    private static Map<Value, Variable> targets(Graph graph, List<Node> order) {
        Map<Variable, List<Node>> readers = readers(order);
        Set<Variable> wanted = new HashSet<>();
        graph.outputs().values().forEach(value -> stored(value).ifPresent(wanted::add));
        graph.updates()
                .forEach((variable, next) ->
                        stored(next).filter(from -> from != variable).ifPresent(wanted::add));
        Set<Value> shown = new HashSet<>();
        graph.outputs().values().forEach(value -> shown.add(behindReshapes(value)));
        IdentityHashMap<Node, Integer> position = new IdentityHashMap<>();
        order.forEach(node -> position.put(node, position.size()));
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
                                                            && writesInPlace(maker.op()));
                    if (free && !wanted.contains(variable) && !shown.contains(next)) {
                        targets.putIfAbsent(next, variable);
                    }
                });
        return targets;
    }

    private static Map<Variable, List<Node>> readers(List<Node> order) {
        Map<Variable, List<Node>> readers = new HashMap<>();
        for (Node node : order) {
            if (!(node.op() instanceof Reshape)) {
                for (Value input : node.inputs()) {
                    stored(input)
                            .ifPresent(variable ->
                                    readers.computeIfAbsent(variable, v -> new ArrayList<>())
                                            .add(node));
                }
            }
        }
        return readers;
    }

    // The variable whose memory a value is.
    private static Optional<Variable> stored(Value value) {
        return behindReshapes(value).source().op() instanceof Read read
                ? Optional.of(read.variable())
                : Optional.empty();
    }

    /// The value whose memory a value is: a reshape is the same memory under another shape.
    static Value behindReshapes(Value value) {
        Value bare = value;
        while (bare.source().op() instanceof Reshape) {
            bare = bare.source().input(0);
        }
        return bare;
    }

    /// A chain reads each element before it writes there.
    private static boolean writesInPlace(Op op) {
        return op instanceof Fused || op instanceof FusedReduction;
    }
}
