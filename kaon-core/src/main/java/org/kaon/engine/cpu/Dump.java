package org.kaon.engine.cpu;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.MatMul;
import org.kaon.tensor.DataType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A plan as text for people, at most 120 columns wide: totals, then each step with what it
/// computes, what it reads and writes, and where that lies; last the graph as it was before
/// layouts.
record Dump(Graph graph, List<Traced> steps, Map<Buffer, Held> held, long arena) {

    private static final int WIDTH = 120;
    private static final int TITLE = 82;
    private static final String INDENT = " ".repeat(6);

    Dump {
        steps = List.copyOf(steps);
        held = new HashMap<>(held);
    }

    String text() {
        return text(new double[0]);
    }

    /// With the milliseconds of each step.
    String text(double[] milliseconds) {
        GraphText names = GraphText.of(graph);
        List<String> lines = new ArrayList<>(totals(milliseconds));
        lines.add("");
        lines.add(columns("   #  step", "bytes", "FLOP", milliseconds.length > 0 ? "ms" : ""));
        for (int i = 0; i < steps.size(); i++) {
            lines.addAll(step(i, names, milliseconds));
        }
        lines.add("");
        lines.add("graph");
        names.listing().lines().forEach(line -> lines.addAll(wrapped(line, "  ", "      ")));
        return String.join("\n", lines) + "\n";
    }

    private List<String> totals(double[] milliseconds) {
        long reorders = steps.stream().filter(Traced::reorder).count();
        long traffic = 0;
        long flops = 0;
        Set<Buffer> tensors = new LinkedHashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i).step();
            traffic += bytes(step);
            flops += flops(i);
            step.reads().stream().filter(Buffer::isTemporary).forEach(tensors::add);
            step.writes().stream().filter(Buffer::isTemporary).forEach(tensors::add);
        }
        long apart = tensors.stream().mapToLong(Buffer::bytes).sum();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT, "steps    %d, of them %d reorders", steps.size(), reorders));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "arena    %,d bytes for %d tensors of %,d bytes together (%.0f %%)",
                        arena,
                        tensors.size(),
                        apart,
                        apart == 0 ? 0 : 100.0 * arena / apart));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "a run    %sB read and written, %sFLOP",
                        scaled(traffic),
                        scaled(flops)));
        if (milliseconds.length > 0) {
            double sum = 0;
            for (double time : milliseconds) {
                sum += time;
            }
            lines.add(String.format(Locale.ROOT, "time     %.3f ms", sum));
        }
        return lines;
    }

    private List<String> step(int index, GraphText names, double[] milliseconds) {
        Traced traced = steps.get(index);
        String time =
                milliseconds.length > 0
                        ? String.format(Locale.ROOT, "%.3f", milliseconds[index])
                        : "";
        long flops = flops(index);
        String origin = traced.node().map(Node::origin).orElse("");
        String whole = title(traced) + (origin.isEmpty() ? "" : " · " + origin);
        List<String> title = fold(whole, TITLE - 6);
        List<String> lines = new ArrayList<>();
        lines.add(
                columns(
                        String.format(Locale.ROOT, "%4d  %s", index, title.getFirst()),
                        scaled(bytes(traced.step())) + "B",
                        flops == 0 ? "" : scaled(flops),
                        time));
        title.stream().skip(1).forEach(line -> lines.add(INDENT + line));
        GraphText.Naming naming = value -> names.name(Schedule.behindReshapes(value));
        if (!traced.reorder() && traced.node().isPresent() && hasFormulas(traced)) {
            GraphText.formulas(traced.node().get(), naming)
                    .forEach(line -> lines.addAll(wrapped(line, INDENT + "  ", INDENT + "      ")));
        }
        lines.addAll(places("in   ", traced.step().reads(), naming));
        lines.addAll(places("out  ", traced.step().writes(), naming));
        return lines;
    }

    // A second step that adds up partial sums has none.
    private static boolean hasFormulas(Traced traced) {
        String text = traced.step().text();
        return switch (traced.node().orElseThrow().op()) {
            case Fused _ -> true;
            case FusedReduction op -> text.equals(op.name());
            default -> false;
        };
    }

    private static String title(Traced traced) {
        String text = traced.step().text();
        if (traced.reorder() || traced.node().isEmpty()) {
            return text;
        }
        return switch (traced.node().get().op()) {
            case Fused fused ->
                    "chain of " + fused.members().size() + text.substring(fused.name().length());
            case FusedReduction op when hasFormulas(traced) ->
                    "chain of " + op.fused().members().size() + " and " + op.formula();
            case FusedReduction _, MatMul _ -> text;
            case Op op -> text + GraphText.attributes(op);
        };
    }

    // The last step of a node counts the node's operations.
    private long flops(int index) {
        Traced traced = steps.get(index);
        if (traced.reorder() || traced.node().isEmpty()) {
            return 0;
        }
        Node node = traced.node().get();
        for (int i = index + 1; i < steps.size(); i++) {
            if (steps.get(i).node().filter(other -> other.equals(node)).isPresent()
                    && !steps.get(i).reorder()) {
                return 0;
            }
        }
        return Work.flops(node);
    }

    // Each tensor once, whatever part of it is touched; working space does not count.
    private long bytes(Step step) {
        Set<Buffer> touched = new LinkedHashSet<>(step.reads());
        long bytes = touched.stream().mapToLong(Buffer::bytes).sum();
        for (Buffer buffer : new LinkedHashSet<>(step.writes())) {
            bytes += held.containsKey(buffer) ? buffer.bytes() : 0;
        }
        return bytes;
    }

    private List<String> places(String what, List<Buffer> buffers, GraphText.Naming naming) {
        if (buffers.isEmpty()) {
            return List.of();
        }
        String text =
                new LinkedHashSet<>(buffers)
                        .stream()
                                .map(buffer -> place(buffer, naming))
                                .collect(Collectors.joining("; "));
        return wrapped(what + text, INDENT + "  ", INDENT + "       ");
    }

    private String place(Buffer buffer, GraphText.Naming naming) {
        Held content = held.get(buffer);
        String where =
                buffer.isTemporary() ? String.format(Locale.ROOT, " @%,d", buffer.offset()) : "";
        if (content == null) {
            return buffer.name() + " " + scaled(buffer.bytes()) + "B" + where;
        }
        Value value = content.value();
        DataType type = value.dataType();
        return naming.of(value)
                + " "
                + (type == DataType.FLOAT32 ? "" : type.numpyName())
                + value.shape()
                + (value.shape().rank() < 2 ? "" : " " + content.layout())
                + where;
    }

    private static String columns(String title, String bytes, String flops, String time) {
        return String.format(
                        Locale.ROOT, "%-" + TITLE + "s %10s %10s %9s", title, bytes, flops, time)
                .stripTrailing();
    }

    /// `1.50 M`, three figures.
    private static String scaled(long number) {
        String[] prefixes = {"", "k", "M", "G", "T"};
        double scaled = number;
        int power = 0;
        while (scaled >= 999.5 && power < prefixes.length - 1) {
            scaled /= 1000;
            power++;
        }
        String format =
                power == 0 ? "%.0f" : scaled >= 99.5 ? "%.0f" : scaled >= 9.95 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, scaled) + " " + prefixes[power];
    }

    private static List<String> wrapped(String text, String first, String rest) {
        List<String> lines = new ArrayList<>();
        for (String line : fold(text, WIDTH - rest.length())) {
            lines.add((lines.isEmpty() ? first : rest) + line);
        }
        return lines;
    }

    // At blanks, so that no line is wider unless a single word is.
    private static List<String> fold(String text, int width) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (left.length() > width) {
            int blank = left.lastIndexOf(' ', width);
            if (blank <= 0) {
                break;
            }
            lines.add(left.substring(0, blank));
            left = left.substring(blank + 1);
        }
        lines.add(left);
        return lines;
    }
}
