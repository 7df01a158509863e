package org.kaon.graph;

import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What is compiled into one plan: named results to hand out, and the next values of variables.
public record Graph(Map<String, Value> outputs, Map<Variable, Value> updates) {

    public Graph {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        updates = Collections.unmodifiableMap(new LinkedHashMap<>(updates));
        updates.forEach((variable, next) -> {
            if (!next.type().equals(variable.type())) {
                throw new ShapeException(
                        "Update of "
                                + variable.name()
                                + ": expected "
                                + variable.type()
                                + ", found "
                                + next.type());
            }
        });
    }

    /// Every value that the graph must produce, outputs first.
    public List<Value> roots() {
        List<Value> roots = new ArrayList<>(outputs.values());
        roots.addAll(updates.values());
        return roots;
    }

    /// All nodes that the roots need, each after its inputs, in a stable order.
    public List<Node> nodes() {
        return nodes(roots());
    }

    /// All nodes that some values need, each after its inputs, in a stable order.
    public static List<Node> nodes(List<Value> roots) {
        Set<Node> done = new LinkedHashSet<>();
        List<Node> stack = new ArrayList<>();
        for (Value root : roots) {
            stack.add(root.source());
            while (!stack.isEmpty()) {
                Node node = stack.getLast();
                int before = stack.size();
                if (!done.contains(node)) {
                    for (int i = node.inputs().size() - 1; i >= 0; i--) {
                        Node input = node.input(i).source();
                        if (!done.contains(input)) {
                            stack.add(input);
                        }
                    }
                }
                if (stack.size() == before) {
                    stack.removeLast();
                    done.add(node);
                }
            }
        }
        return List.copyOf(done);
    }

    /// The placeholders, in the order in which they are met.
    public List<Placeholder> placeholders() {
        return nodes().stream()
                .map(Node::op)
                .filter(Placeholder.class::isInstance)
                .map(Placeholder.class::cast)
                .distinct()
                .toList();
    }

    /// Every variable that is read or assigned.
    public Set<Variable> variables() {
        Set<Variable> variables = new LinkedHashSet<>();
        for (Node node : nodes()) {
            if (node.op() instanceof Read read) {
                variables.add(read.variable());
            }
        }
        variables.addAll(updates.keySet());
        return variables;
    }

    /// The same graph with the named placeholders' shapes bound; all other shapes are inferred
    /// anew.
    ///
    /// *Errors*: a shape that contradicts a known extent of its placeholder.
    public Graph bind(Map<String, Shape> shapes) {
        return rewrite(node -> {
            if (node.op() instanceof Placeholder p && shapes.containsKey(p.label())) {
                Shape shape = shapes.get(p.label());
                requireFits(p, shape);
                return new Node(new Placeholder(p.label(), p.type().withShape(shape)), List.of());
            }
            return node;
        });
    }

    private static void requireFits(Placeholder placeholder, Shape shape) {
        Shape declared = placeholder.type().shape();
        boolean fits = declared.rank() == shape.rank();
        for (int i = 0; fits && i < shape.rank(); i++) {
            fits = declared.extent(i) == Shape.ANY || declared.extent(i) == shape.extent(i);
        }
        if (!fits) {
            throw new ShapeException(
                    "Input \""
                            + placeholder.label()
                            + "\": expected shape "
                            + declared
                            + ", found "
                            + shape);
        }
    }

    /// The graph rebuilt bottom up: each node, its inputs already rewritten, is handed to `rule`,
    /// which returns it or another node with the same number of outputs.
    public Graph rewrite(UnaryOperator<Node> rule) {
        IdentityHashMap<Node, Node> fresh = new IdentityHashMap<>();
        for (Node node : nodes()) {
            List<Value> inputs = new ArrayList<>();
            boolean same = true;
            for (Value input : node.inputs()) {
                Value moved = moved(fresh, input);
                same &= moved.source() == input.source();
                inputs.add(moved);
            }
            boolean kept = same;
            fresh.put(
                    node,
                    Origin.within(
                            node.origin(),
                            () -> rule.apply(kept ? node : new Node(node.op(), inputs))));
        }
        Map<String, Value> newOutputs = new LinkedHashMap<>();
        outputs.forEach((name, value) -> newOutputs.put(name, moved(fresh, value)));
        Map<Variable, Value> newUpdates = new LinkedHashMap<>();
        updates.forEach((variable, value) -> newUpdates.put(variable, moved(fresh, value)));
        return new Graph(newOutputs, newUpdates);
    }

    /// The graph with some values exchanged for others; what they need is exchanged too.
    /// Replacements are made of this graph's own values.
    ///
    /// *Errors*: a replacement of another type.
    public Graph replace(Map<Value, Value> replacements) {
        IdentityHashMap<Node, Node> fresh = new IdentityHashMap<>();
        for (Value root : roots()) {
            rebuild(exchanged(root, replacements).source(), replacements, fresh);
        }
        UnaryOperator<Value> replaced = value -> moved(fresh, exchanged(value, replacements));
        Map<String, Value> newOutputs = new LinkedHashMap<>();
        outputs.forEach((name, value) -> newOutputs.put(name, replaced.apply(value)));
        Map<Variable, Value> newUpdates = new LinkedHashMap<>();
        updates.forEach((variable, value) -> newUpdates.put(variable, replaced.apply(value)));
        return new Graph(newOutputs, newUpdates);
    }

    // Without recursion: a graph over time is as deep as it is long.
    private static void rebuild(
            Node root, Map<Value, Value> replacements, IdentityHashMap<Node, Node> fresh) {
        List<Node> stack = new ArrayList<>(List.of(root));
        while (!stack.isEmpty()) {
            Node node = stack.getLast();
            int before = stack.size();
            if (!fresh.containsKey(node)) {
                for (Value input : node.inputs().reversed()) {
                    Node source = exchanged(input, replacements).source();
                    if (!fresh.containsKey(source)) {
                        stack.add(source);
                    }
                }
            }
            if (stack.size() == before) {
                stack.removeLast();
                if (!fresh.containsKey(node)) {
                    List<Value> inputs =
                            node.inputs().stream()
                                    .map(input -> moved(fresh, exchanged(input, replacements)))
                                    .toList();
                    boolean same = inputs.equals(node.inputs());
                    fresh.put(
                            node,
                            same
                                    ? node
                                    : Origin.within(
                                            node.origin(), () -> new Node(node.op(), inputs)));
                }
            }
        }
    }

    private static Value exchanged(Value value, Map<Value, Value> replacements) {
        Value target = replacements.getOrDefault(value, value);
        if (!target.type().equals(value.type())) {
            throw new ShapeException("Replacing " + value + ": found " + target.type());
        }
        return target;
    }

    /// The nodes that use each value.
    public Map<Value, List<Node>> consumers() {
        Map<Value, List<Node>> consumers = new LinkedHashMap<>();
        for (Node node : nodes()) {
            for (Value input : node.inputs()) {
                consumers.computeIfAbsent(input, v -> new ArrayList<>()).add(node);
            }
        }
        return consumers;
    }

    private static Value moved(IdentityHashMap<Node, Node> fresh, Value value) {
        Node source = fresh.get(value.source());
        return source == null ? value : source.output(value.output());
    }
}
