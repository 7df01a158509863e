package org.kaon.engine.cpu;

import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.op.Blank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A graph as text: each node in the order in which it runs, its results named `%1`, `%2`…; the
/// same on every machine.
final class GraphText {

    private final Graph graph;
    private final List<Node> order;
    private final Map<Value, String> names = new HashMap<>();

    private GraphText(Graph graph) {
        this.graph = graph;
        this.order = Schedule.of(graph).order();
        int count = 0;
        for (Node node : order) {
            String label = label(node);
            if (label.isEmpty()) {
                count++;
                label = "%" + count;
            }
            for (int i = 0; i < node.types().size(); i++) {
                names.put(node.output(i), i == 0 ? label : label + "." + i);
            }
        }
    }

    static GraphText of(Graph graph) {
        return new GraphText(graph);
    }

    /// One line for each node, output and update; more where a chain needs several formulas.
    String listing() {
        List<String> lines = new ArrayList<>();
        for (Node node : order) {
            if (label(node).isEmpty()) {
                lines.addAll(describe(node));
            }
        }
        graph.outputs().forEach((name, v) -> lines.add("output " + name + " = " + name(v)));
        graph.updates().forEach((variable, v) -> lines.add(variable.name() + " := " + name(v)));
        return String.join("\n", lines) + "\n";
    }

    private List<String> describe(Node node) {
        String types =
                node.types().stream().map(Object::toString).collect(Collectors.joining(", "));
        if (node.op() instanceof Fused || node.op() instanceof FusedReduction) {
            List<String> lines = formulas(node, this::name);
            lines.set(lines.size() - 1, lines.getLast() + " : " + types);
            return lines;
        }
        return List.of(
                name(node.output(0))
                        + " = "
                        + operation(node.op())
                        + operands(node)
                        + " : "
                        + types);
    }

    private String operands(Node node) {
        return node.inputs().stream()
                .filter(v -> !(v.source().op() instanceof Blank))
                .map(this::name)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /// What names a value.
    interface Naming {
        String of(Value value);
    }

    /// The formulas of a fused node, results indented below what they need; nothing for other ops.
    static List<String> formulas(Node node, Naming naming) {
        List<String> inputs = node.inputs().stream().map(naming::of).toList();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < node.types().size(); i++) {
            outputs.add(naming.of(node.output(i)));
        }
        return switch (node.op()) {
            case Fused fused -> new ArrayList<>(Formula.lines(fused, "", inputs, outputs));
            case FusedReduction op ->
                    new ArrayList<>(Formula.lines(op.fused(), op.formula(), inputs, outputs));
            default -> List.of();
        };
    }

    /// `%3`, the name of a variable, a constant's number.
    String name(Value value) {
        return names.getOrDefault(value, "?");
    }

    /// An op with its attributes.
    static String operation(Op op) {
        return op.name() + attributes(op);
    }

    /// The attributes of an op in brackets; nothing where it has none or its name tells them.
    static String attributes(Op op) {
        return switch (op) {
            case Fused _, FusedReduction _, FusedMatMul _ -> "";
            case FusedConvolution fused -> attributes(fused.convolution());
            default -> {
                String text = op.toString();
                int start = text.indexOf('[');
                yield start < 0 || text.endsWith("[]") ? "" : text.substring(start);
            }
        };
    }

    private static String label(Node node) {
        return switch (node.op()) {
            case Read read -> read.variable().name();
            case Placeholder placeholder -> "\"" + placeholder.label() + "\"";
            case Constant constant ->
                    constant.value().size() == 1
                            ? Formula.number(constant.value().at(0))
                            : "constant " + constant.value().type();
            case Blank _ -> "shape" + node.types().getFirst().shape();
            default -> "";
        };
    }
}
