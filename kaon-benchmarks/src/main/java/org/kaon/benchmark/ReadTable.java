package org.kaon.benchmark;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The measured readings for people and for scripts.
///
/// @param libraries names and versions of the peers, empty where none was there
public record ReadTable(Machine machine, String libraries, List<Row> rows) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ReadTable {
        rows = List.copyOf(rows);
    }

    /// Seconds of equal readings, in milliseconds.
    static final class Times {

        private final List<Double> wall = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();

        void add(ReadPeer.Answer answer) {
            wall.add(1000 * answer.wall());
            processor.add(1000 * answer.processor());
        }

        Samples wall() {
            return new Samples(wall.stream().mapToDouble(it -> it).toArray());
        }

        Samples processor() {
            return new Samples(processor.stream().mapToDouble(it -> it).toArray());
        }
    }

    /// Kaon beside a peer, which is empty where it was not there.
    record Pair(Times kaon, Times peer) {

        /// How many times as long the peer takes.
        double ratio() {
            return peer.wall().median() / kaon.wall().median();
        }

        double processorRatio() {
            return peer.processor().median() / kaon.processor().median();
        }
    }

    /// One case.
    ///
    /// @param floor of unpacking alone, where that was measured
    record Row(ReadCase work, long values, long bytes, Pair warm, Pair fresh, Times floor) {}

    /// A table under the name of the machine; a ratio above 1 means that Kaon is faster.
    public String text() {
        StringBuilder text = new StringBuilder("\n" + machine + "\n");
        text.append(libraries.isEmpty() ? "Without peers: no --python.\n" : libraries + "\n");
        text.append(
                """
                Milliseconds from open to last value, median ± half the distance of the quartiles,
                in brackets those of all processors together; the ratio is the peer's over Kaon's.

                """);
        text.append("| case | threads | Mvalues | MB | Mvalues/s | MB/s | Kaon | peer |");
        text.append(" ratio | goal | Kaon afresh | peer afresh | ratio |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            double seconds = row.warm.kaon.wall().median() / 1000;
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %.1f | %.1f | %.0f | %.0f | %s | %s | %s | %.1f |"
                                    + " %s | %s | %s |%n",
                            row.work.name(),
                            row.work.threads(),
                            row.values / 1e6,
                            row.bytes / 1e6,
                            row.values / 1e6 / seconds,
                            row.bytes / 1e6 / seconds,
                            times(row.warm.kaon),
                            times(row.warm.peer),
                            ratio(row.warm),
                            row.work.goal(),
                            times(row.fresh.kaon),
                            times(row.fresh.peer),
                            ratio(row.fresh)));
        }
        text.append(floors());
        return text.toString();
    }

    // What no reader of such a file can fall below, as long as it unpacks with the same library.
    private String floors() {
        List<Row> packed = rows.stream().filter(row -> !row.floor.wall().isEmpty()).toList();
        if (packed.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append(
                "\nUnpacking alone on as many threads: the floor, below which the ratio to the");
        text.append(" peer cannot rise.\n\n");
        text.append(
                "| case | unpacking alone | Kaon over it | peer over it |\n|---|---|---|---|\n");
        for (Row row : packed) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %.2f | %.2f |%n",
                            row.work.name(),
                            times(row.floor),
                            row.warm.kaon.wall().median() / row.floor.wall().median(),
                            row.warm.peer.wall().median() / row.floor.wall().median()));
        }
        return text.toString();
    }

    private static String times(Times times) {
        Samples wall = times.wall();
        return wall.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.0f ± %.0f (%.0f)",
                        wall.median(),
                        Double.isNaN(wall.spread()) ? 0 : wall.spread() * wall.median(),
                        times.processor().median());
    }

    private static String ratio(Pair pair) {
        return Double.isNaN(pair.ratio())
                ? "-"
                : String.format(Locale.ROOT, "%.2f (%.2f)", pair.ratio(), pair.processorRatio());
    }

    /// The same with `null` where nothing was measured.
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine.toString());
        document.put("libraries", libraries);
        document.put("rows", rows.stream().map(ReadTable::plain).toList());
        return MAPPER.writeValueAsString(document) + "\n";
    }

    private static Map<String, @Nullable Object> plain(Row row) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("case", row.work.name());
        plain.put("threads", row.work.threads());
        plain.put("peer", row.work.peer());
        plain.put("goal", row.work.goal());
        plain.put("values", row.values);
        plain.put("bytes", row.bytes);
        put(plain, "kaon", row.warm.kaon);
        put(plain, "peer", row.warm.peer);
        put(plain, "kaon_fresh", row.fresh.kaon);
        put(plain, "peer_fresh", row.fresh.peer);
        put(plain, "unpacking", row.floor);
        plain.put("ratio", finite(row.warm.ratio()));
        plain.put("processor_ratio", finite(row.warm.processorRatio()));
        plain.put("fresh_ratio", finite(row.fresh.ratio()));
        return plain;
    }

    private static void put(Map<String, @Nullable Object> plain, String name, Times times) {
        plain.put(name + "_ms", finite(times.wall().median()));
        plain.put(name + "_processor_ms", finite(times.processor().median()));
        plain.put(name + "_spread", finite(times.wall().spread()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
