package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.op.Coverage;
import org.kaon.op.Coverage.State;
import org.kaon.op.OpCases;
import org.kaon.op.OpContract;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every op by every element type, order and layout is compared with slow loops or refused by name;
/// what is neither is waived here with a reason. `docs/reference/op-coverage.md` shows the matrix.
class CoverageTest {

    /// `Op, column` and why the cell is not covered.
    private static final Map<String, String> WAIVERS =
            Map.of(
                    "Cast, second",
                    "a cast between types of floats rounds, so that differences say nothing; it is"
                            + " linear to all orders");

    private static final double LARGEST_SHARE = 0.05;

    @Test
    void everyCellIsTestedRefusedOrWaived() throws IOException {
        try (CpuEngine engine = CpuEngine.open(2)) {
            OpContract contract =
                    (graph, feeds) -> {
                        Map<String, Tensor> results = new LinkedHashMap<>();
                        try (Plan plan = engine.compile(graph)) {
                            plan.run(feeds)
                                    .forEach((name, tensor) ->
                                            results.put(name, tensor.copy(Arena.ofAuto())));
                        }
                        return results;
                    };
            Coverage coverage = new Coverage(example -> contract.compare(example, example.graph()));
            Map<String, Map<String, State>> matrix = coverage.matrix();
            Set<String> open = new LinkedHashSet<>();
            matrix.forEach((op, row) ->
                    row.forEach((column, state) -> {
                        if (state == State.OPEN) {
                            open.add(op + ", " + column);
                        }
                    }));
            String text = text(matrix);
            Path file =
                    Path.of(System.getProperty("kaon.root", ".."), "docs/reference/op-coverage.md");
            if ("write".equals(System.getProperty("kaon.golden"))) {
                Files.writeString(file, text);
            }
            assertThat(open).as("open cells; %s", coverage.faults()).isEqualTo(WAIVERS.keySet());
            assertThat(Files.readString(file)).as("kaon.golden=write renews it").isEqualTo(text);
            int cells = matrix.values().stream().mapToInt(Map::size).sum();
            assertThat((double) WAIVERS.size()).isLessThanOrEqualTo(LARGEST_SHARE * cells);
        }
    }

    private static String text(Map<String, Map<String, State>> matrix) {
        StringBuilder text = new StringBuilder();
        text.append("# What of each op is tested\n\n")
                .append(
                        "For every op of `kaon-core`: element types, orders of differentiation, and"
                                + " layouts of its")
                .append(
                        " first input. The table is made by `CoverageTest`,\n"
                                + "which compares each cell with slow loops in")
                .append(
                        " float64 and fails where a cell is neither compared, nor refused with a"
                                + " message, nor waived.\n\n")
                .append(
                        "✓ compared with the loops · r refused by name · blank: has no meaning for"
                                + " the op · w waived,")
                .append(" see below\n\n");
        List<String> columns = new ArrayList<>(matrix.values().iterator().next().keySet());
        text.append("| op | ").append(String.join(" | ", columns)).append(" |\n");
        text.append("|---".repeat(columns.size() + 1)).append("|\n");
        Map<State, Integer> counts = new LinkedHashMap<>();
        matrix.forEach((op, row) -> {
            text.append("| ").append(op).append(" |");
            row.forEach((_, state) -> {
                counts.merge(state, 1, Integer::sum);
                text.append(' ').append(mark(state)).append(" |");
            });
            text.append('\n');
        });
        text.append("\n## Waivers\n\n");
        WAIVERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(waiver ->
                        text.append("- ")
                                .append(waiver.getKey())
                                .append(": ")
                                .append(waiver.getValue())
                                .append('\n'));
        if (WAIVERS.isEmpty()) {
            text.append("None.\n");
        }
        return text.append("\n## Counts\n\n")
                .append(
                        "%d ops, %d op cases; %d cells: %d compared, %d refused by name, %d without meaning, %d waived (%.1f %%).%n"
                                .formatted(
                                        matrix.size(),
                                        OpCases.all().size(),
                                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                                        counts.getOrDefault(State.TESTED, 0),
                                        counts.getOrDefault(State.REFUSED, 0),
                                        counts.getOrDefault(State.NONE, 0),
                                        WAIVERS.size(),
                                        100.0
                                                * WAIVERS.size()
                                                / counts.values().stream()
                                                        .mapToInt(Integer::intValue)
                                                        .sum()))
                .toString();
    }

    private static String mark(State state) {
        return switch (state) {
            case TESTED -> "✓";
            case REFUSED -> "r";
            case NONE -> "";
            case OPEN -> "w";
        };
    }
}
