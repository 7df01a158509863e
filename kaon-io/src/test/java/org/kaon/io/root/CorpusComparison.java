package org.kaon.io.root;

import org.kaon.io.Sources;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Overview;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Compares every branch of files with what uproot 5.7.7 read there.
final class CorpusComparison {

    /// How a branch compares.
    enum Outcome {
        /// Nothing to read here, only below.
        GROUP,
        /// Counts, checksums and lists are equal.
        EQUAL,
        /// Read, and uproot fails on it.
        BEYOND,
        /// Kept as bytes with a reason, where uproot fails as well.
        NEITHER,
        /// Kept as bytes with a reason, where uproot reads it.
        OPAQUE,
        /// An error, where uproot reads it.
        FAILED,
        /// Read otherwise than by uproot.
        DIFFERENT
    }

    /// A branch, `file:tree:path`, with what went other than wished.
    record Result(String branch, String typeName, Outcome outcome, String message) {}

    // The order of the arithmetic decides on the last bit of these.
    private static final List<String> RANGED = List.of("Double32_t", "Float16_t");
    private static final Set<String> EXACT =
            Set.of("entries", "count", "nan", "inf", "strings", "chars");

    // Pointers and objects that uproot does not look into.
    private static final Pattern NO_VALUES = Pattern.compile("!(null|object)$");

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Result> results = new ArrayList<>();

    List<Result> results() {
        return results;
    }

    JsonNode statistics(Path path) throws IOException {
        try (Inspection file = Sources.inspect(path)) {
            return mapper.valueToTree(new Overview(true, 200_000).of(file, file.items()));
        }
    }

    /// Reads `path` and compares its branches with `path.json`.
    void compare(Path path) throws IOException {
        JsonNode expected = mapper.readTree(Path.of(path + ".json"));
        compare(String.valueOf(path.getFileName()), expected, statistics(path), "branches");
    }

    /// Compares the branches or fields of a file's trees.
    void compare(String file, JsonNode expected, JsonNode actual, String word) {
        Map<String, JsonNode> byPath = new HashMap<>();
        for (JsonNode object : actual.path("objects")) {
            for (JsonNode branch : object.path(word)) {
                byPath.put(name(object, branch), branch);
            }
        }
        for (JsonNode object : expected.path("objects")) {
            for (JsonNode branch : object.path(word)) {
                String name = name(object, branch);
                JsonNode found = byPath.getOrDefault(name, MissingNode.getInstance());
                compare(file + ":" + name, branch, found);
            }
        }
    }

    private static String name(JsonNode object, JsonNode branch) {
        return "%s:%s#%d"
                .formatted(
                        object.get("path").asString(),
                        branch.get("path").asString(),
                        branch.path("occurrence").asInt(1));
    }

    private void compare(String name, JsonNode expected, JsonNode actual) {
        String type = expected.path("typename").asString("");
        Outcome outcome;
        String message = "";
        if (actual.isMissingNode()) {
            outcome = Outcome.FAILED;
            message = "is missing";
        } else if (expected.has("error")) {
            boolean read = actual.has("dtype") || actual.has("leaves");
            outcome = read ? Outcome.BEYOND : Outcome.NEITHER;
            message = actual.path("opaque").asString(actual.path("message").asString(""));
        } else if (actual.has("opaque") && !actual.has("leaf")) {
            outcome = Outcome.OPAQUE;
            message = actual.get("opaque").asString();
        } else if (actual.has("error")) {
            outcome = Outcome.FAILED;
            message = actual.get("message").asString();
        } else if (expected.has("group") || actual.has("group")) {
            boolean both = expected.has("group") && actual.has("group");
            outcome = both ? Outcome.GROUP : Outcome.DIFFERENT;
            message = both ? "" : "a group for one of the two";
        } else {
            List<String> differences = new ArrayList<>();
            figures(expected, actual, type, expected.has("via"), differences);
            outcome = differences.isEmpty() ? Outcome.EQUAL : Outcome.DIFFERENT;
            message = String.join("; ", differences);
        }
        results.add(new Result(name, type, outcome, message));
    }

    private void figures(
            JsonNode expected, JsonNode actual, String type, boolean walked, List<String> into) {
        if (!expected.has("leaves") && !actual.has("leaves")) {
            one(expected, actual, type, walked, into);
            return;
        }
        Map<String, JsonNode> found = leaves(actual);
        Map<String, JsonNode> wanted = leaves(expected);
        equal("entries", expected, actual, into);
        for (Map.Entry<String, JsonNode> leaf : wanted.entrySet()) {
            JsonNode other = found.get(leaf.getKey());
            if (other != null) {
                one(leaf.getValue(), other, type, walked, into);
            } else if (!NO_VALUES.matcher(leaf.getKey()).find()
                    && !leaf.getValue().path("dtype").asString("").equals("empty record")) {
                into.add("no leaf " + leaf.getKey() + " among " + found.keySet());
            }
        }
        found.keySet().stream()
                .filter(leaf -> !wanted.containsKey(leaf) && !walked)
                .forEach(leaf -> into.add("leaf " + leaf + " too many"));
    }

    // uproot's alternative #i of a variant is ours of number i - 1; its #0 stands for nothing.
    private static Map<String, JsonNode> leaves(JsonNode branch) {
        Map<String, JsonNode> leaves = new TreeMap<>();
        for (JsonNode leaf : branch.path("leaves")) {
            String name = leaf.get("leaf").asString();
            if (name.startsWith("#")) {
                name = "_" + (name.charAt(1) - '1') + name.substring(2);
            }
            if (!name.equals("_-1") && !name.equals("tag")) {
                leaves.put(name, leaf);
            }
        }
        if (leaves.isEmpty() && branch.has("dtype")) {
            leaves.put(branch.path("leaf").asString(""), branch);
        }
        return leaves;
    }

    private void one(
            JsonNode expected, JsonNode actual, String type, boolean walked, List<String> into) {
        if (expected.path("dtype").asString("").equals("unknown")) {
            return;
        }
        for (String field : EXACT) {
            if (expected.has(field) && !(walked && field.equals("entries"))) {
                equal(field, expected, actual, into);
            }
        }
        boolean free = RANGED.stream().anyMatch(type::contains);
        for (String field : List.of("leaf", "crc", "first", "last", "firstText")) {
            if (expected.has(field) && !(free && !field.equals("leaf"))) {
                equal(field, expected, actual, into);
            }
        }
        if (!walked) {
            equal("lists", expected, actual, into);
        }
        // uproot computes Float16_t in single precision, ROOT and Kaon in double.
        double precision = type.contains("Float16_t") ? 1e-7 : 1e-12;
        double tolerance = precision * expected.path("sumabs").asDouble(0);
        double off = expected.path("sum").asDouble(0) - actual.path("sum").asDouble(0);
        if (!(Math.abs(off) <= tolerance)) {
            equal("sum", expected, actual, into);
        }
    }

    private static void equal(String field, JsonNode expected, JsonNode actual, List<String> into) {
        String wanted = expected.path(field).toString();
        String found = actual.path(field).toString();
        if (!wanted.equals(found)) {
            into.add(
                    "%s%s: expected %s, found %s"
                            .formatted(
                                    expected.path("leaf").asString("").isEmpty()
                                            ? ""
                                            : expected.get("leaf").asString() + " ",
                                    field,
                                    wanted,
                                    found));
        }
    }

    /// How many branches have each outcome.
    Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        results.forEach(result -> counts.merge(result.outcome, 1, Integer::sum));
        return counts;
    }

    /// Types in lines, outcomes in columns, what should still be read first; then each branch that
    /// is not equal.
    String table() {
        Map<String, Map<Outcome, Integer>> byType = new TreeMap<>();
        for (Result result : results) {
            byType.computeIfAbsent(result.typeName, type -> new EnumMap<>(Outcome.class))
                    .merge(result.outcome, 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            text.append("%9s ".formatted(outcome));
        }
        text.append('\n');
        line(text, counts(), "all branches");
        byType.entrySet().stream()
                .sorted((a, b) -> Integer.compare(wanting(b.getValue()), wanting(a.getValue())))
                .forEach(e -> line(text, e.getValue(), e.getKey()));
        results.stream()
                .filter(result -> result.outcome.compareTo(Outcome.BEYOND) > 0)
                .forEach(result ->
                        text.append(
                                "%s %s (%s): %s%n"
                                        .formatted(
                                                result.outcome,
                                                result.branch,
                                                result.typeName,
                                                result.message)));
        return text.toString();
    }

    // Branches that should still be read, first those that uproot reads.
    private static int wanting(Map<Outcome, Integer> counts) {
        int open =
                counts.getOrDefault(Outcome.OPAQUE, 0)
                        + counts.getOrDefault(Outcome.FAILED, 0)
                        + counts.getOrDefault(Outcome.DIFFERENT, 0);
        return 100_000 * open + counts.getOrDefault(Outcome.NEITHER, 0);
    }

    private static void line(StringBuilder text, Map<Outcome, Integer> counts, String name) {
        for (Outcome outcome : Outcome.values()) {
            int count = counts.getOrDefault(outcome, 0);
            text.append("%9s ".formatted(count == 0 ? "." : count));
        }
        text.append(name).append('\n');
    }
}
