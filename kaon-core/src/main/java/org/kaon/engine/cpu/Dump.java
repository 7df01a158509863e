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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A plan as text for people: the graph after all passes, then the steps with layouts and memory.
final class Dump {

    private Dump() {}

    static String text(Graph graph, List<Step> steps, int reorders, long arena) {
        StringBuilder text = new StringBuilder(graph(graph));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nsteps: %d, of which %d reorders; arena: %,d bytes%n",
                        steps.size(),
                        reorders,
                        arena));
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%4d  %s%n        %s -> %s%n",
                            i,
                            step.text(),
                            places(step.reads()),
                            places(step.writes())));
        }
        return text.toString();
    }

    private static String places(List<Buffer> buffers) {
        return buffers.stream()
                .map(buffer ->
                        buffer.isTemporary()
                                ? buffer.name() + " @" + buffer.offset() + "+" + buffer.bytes()
                                : buffer.name())
                .collect(Collectors.joining(", "));
    }

    /// The graph alone: the same on every machine.
    static String graph(Graph graph) {
        Map<Value, String> names = new HashMap<>();
        List<String> lines = new ArrayList<>();
        int count = 0;
        for (Node node : Schedule.of(graph).order()) {
            String label = label(node);
            if (label.isEmpty()) {
                count++;
                label = "%" + count;
                lines.add("");
            }
            for (int i = 0; i < node.types().size(); i++) {
                names.put(node.output(i), i == 0 ? label : label + "." + i);
            }
            if (label.startsWith("%")) {
                String inputs =
                        node.inputs().stream()
                                .filter(v -> !(v.source().op() instanceof Blank))
                                .map(v -> names.getOrDefault(v, "?"))
                                .collect(Collectors.joining(", "));
                lines.set(
                        lines.size() - 1,
                        String.format(
                                Locale.ROOT,
                                "%-5s %s(%s) : %s",
                                label,
                                operation(node.op()),
                                inputs,
                                node.types().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "))));
            }
        }
        graph.outputs().forEach((name, v) -> lines.add("output " + name + " = " + names.get(v)));
        graph.updates()
                .forEach((variable, v) -> lines.add(variable.name() + " := " + names.get(v)));
        return String.join("\n", lines) + "\n";
    }

    // A record's text tells its attributes; fused ops have names that do.
    private static String operation(Op op) {
        return switch (op) {
            case Fused _, FusedMatMul _ -> op.name();
            case FusedConvolution fused -> op.name() + attributes(fused.convolution());
            default -> op.name() + attributes(op);
        };
    }

    private static String attributes(Op op) {
        String text = op.toString();
        int start = text.indexOf('[');
        return start < 0 || text.endsWith("[]") ? "" : text.substring(start);
    }

    private static String label(Node node) {
        return switch (node.op()) {
            case Read read -> read.variable().name();
            case Placeholder placeholder -> "\"" + placeholder.label() + "\"";
            case Constant constant ->
                    constant.value().size() == 1
                            ? String.valueOf((float) constant.value().at(0))
                            : "constant" + constant.value().type();
            case Blank _ -> "shape" + node.types().getFirst().shape();
            default -> "";
        };
    }
}
