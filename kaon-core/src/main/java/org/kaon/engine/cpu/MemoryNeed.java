package org.kaon.engine.cpu;

import org.kaon.engine.MemoryException;

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

    private MemoryNeed() {}

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
                    "Take a smaller batch or a smaller network, or close what else uses memory.");
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
