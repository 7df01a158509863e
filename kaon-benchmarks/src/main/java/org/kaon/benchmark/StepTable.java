package org.kaon.benchmark;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The measured steps for people and for scripts: milliseconds, and Kaon's best over the others'.
public record StepTable(Machine machine, List<StepBench.Row> rows) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public StepTable {
        rows = List.copyOf(rows);
    }

    /// A table under the name of the machine; a ratio below 1 means that Kaon is faster.
    public String text() {
        Set<String> programs = new TreeSet<>();
        rows.forEach(row -> programs.addAll(row.peers().keySet()));
        StringBuilder text = new StringBuilder("\n" + machine + "\n");
        text.append(
                "Milliseconds a step, best of the rounds; in brackets Kaon's time over it.\n\n");
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-5s %5s %-4s %7s  %9s %9s %6s  %17s",
                        "net",
                        "batch",
                        "type",
                        "threads",
                        "kaon",
                        "median",
                        "spread",
                        "floor"));
        programs.forEach(program -> text.append(String.format(Locale.ROOT, "  %17s", program)));
        text.append('\n');
        for (StepBench.Row row : rows) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-5s %5d %-4s %7d  %9.3f %9.3f %6s  %17s",
                            row.measured().net().label(),
                            row.measured().batch(),
                            row.measured().type(),
                            row.threads(),
                            row.kaon().best(),
                            row.kaon().median(),
                            spread(row.kaon().spread()),
                            beside(row, row.floor().best())));
            for (String program : programs) {
                Double time = row.peers().get(program);
                text.append(
                        String.format(
                                Locale.ROOT,
                                "  %17s",
                                beside(row, time == null ? Double.NaN : time)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String spread(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String beside(StepBench.Row row, double other) {
        return Double.isNaN(other)
                ? "-"
                : String.format(Locale.ROOT, "%.3f (%.3f)", other, row.kaon().best() / other);
    }

    /// The same with `null` where nothing was measured.
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine.toString());
        document.put("rows", rows.stream().map(StepTable::plain).toList());
        return MAPPER.writeValueAsString(document) + "\n";
    }

    private static Map<String, @Nullable Object> plain(StepBench.Row row) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("net", row.measured().net().label());
        plain.put("batch", row.measured().batch());
        plain.put("policy", row.measured().policy().kerasName());
        plain.put("threads", row.threads());
        plain.put("kaon_ms", row.kaon().best());
        plain.put("kaon_median_ms", row.kaon().median());
        plain.put("kaon_spread", finite(row.kaon().spread()));
        plain.put("floor_ms", finite(row.floor().best()));
        plain.put("floor_median_ms", finite(row.floor().median()));
        plain.put("ratio", finite(row.ratio()));
        plain.put("peers_ms", new TreeMap<>(row.peers()));
        return plain;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
