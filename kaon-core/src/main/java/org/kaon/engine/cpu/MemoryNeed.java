package org.kaon.engine.cpu;

import org.kaon.engine.MemoryException;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Read;
import org.kaon.op.Blank;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Refuses memory that is not there before anything takes it: the system would not say no but end
/// the process later.
final class MemoryNeed {

    private static final int NAMED = 5;
    private static final String SMALLER =
            "Take a smaller batch or a smaller network, or close what else uses memory.";

    private MemoryNeed() {}

    /// Asks for each value of a graph by itself, before a primitive is made for it: oneDNN counts
    /// in 32 bits in places, and ends the process where an extent does not fit.
    ///
    /// *Errors*: {@link MemoryException}, or {@link ShapeException} for an extent above 2³¹ − 1.
    static void require(Graph graph, long available) {
        for (Node node : graph.nodes()) {
            for (TensorType type : node.types()) {
                requireExtents(node, type);
                boolean made = !(node.op() instanceof Blank) && !(node.op() instanceof Read);
                if (made && type.bytes() > available) {
                    throw refusal(
                            "Plan",
                            type.bytes(),
                            available,
                            List.of(named(node.op().name() + type.shape(), type.bytes())),
                            SMALLER);
                }
            }
        }
    }

    private static void requireExtents(Node node, TensorType type) {
        if (Arrays.stream(type.shape().extents()).anyMatch(extent -> extent > Integer.MAX_VALUE)) {
            throw new ShapeException(
                    node.op().name()
                            + ": expected extents of at most "
                            + Integer.MAX_VALUE
                            + ", found "
                            + type
                            + ". Split the tensor.");
        }
    }

    /// Asks for a plan's arena.
    ///
    /// *Errors*: {@link MemoryException} with the need, what there is, and the largest tensors.
    static void require(Blueprint blueprint, long available) {
        if (blueprint.bytes() > available) {
            Set<Buffer> buffers = new LinkedHashSet<>();
            for (Step step : blueprint.steps()) {
                Stream.concat(step.reads().stream(), step.writes().stream())
                        .filter(Buffer::isTemporary)
                        .forEach(buffer -> buffers.add(buffer.root()));
            }
            throw refusal(
                    "Plan",
                    blueprint.bytes(),
                    available,
                    buffers.stream()
                            .sorted(Comparator.comparingLong(Buffer::bytes).reversed())
                            .map(buffer -> named(buffer.name(), buffer.bytes()))
                            .toList(),
                    SMALLER);
        }
    }

    /// Asks for variables that have no memory yet, by name and bytes.
    static void require(Map<String, Long> variables, long available) {
        long need = variables.values().stream().mapToLong(Long::longValue).sum();
        if (need > available) {
            throw refusal(
                    "Variables",
                    need,
                    available,
                    variables.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                            .map(entry -> named(entry.getKey(), entry.getValue()))
                            .toList(),
                    "Take a smaller network.");
        }
    }

    private static MemoryException refusal(
            String what, long need, long available, List<String> largest, String fix) {
        return new MemoryException(
                what
                        + ": expected memory for "
                        + size(need)
                        + ", found "
                        + size(available)
                        + " available. The largest: "
                        + largest.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + ". "
                        + fix);
    }

    private static String named(String name, long bytes) {
        return name + " " + size(bytes);
    }

    private static String size(long bytes) {
        return bytes < 10_000_000
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }
}
