package org.kaon.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Overview;
import org.kaon.io.root.SharedFiles;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Lays out files in the layouts of the field and compares every field with what other readers
/// wrote down of them.
class InspectionCorpusTest {

    // What only their writer knows, Arrow's names of types, and sizes in lists (the shape has
    // them).
    private static final Set<String> OTHERS =
            Set.of(
                    "file",
                    "format",
                    "exercises",
                    "writer",
                    "sha256",
                    "note",
                    "columns",
                    "type",
                    "link",
                    "lists");

    // Where Kaon decides otherwise, and says so in the reference.
    private static final Set<String> DECIDED =
            Set.of(
                    "a_structured.npy descr",
                    "events_misc.parquet:dec dtype",
                    "layouts.h5:empty shape",
                    "missing.csv:all_missing dtype",
                    "missing.csv:all_missing strings",
                    "missing.csv:all_missing chars",
                    "missing.csv:all_missing firstText",
                    "types.h5:opaque dtype",
                    "types.h5:opaque count");

    private final JsonMapper mapper = JsonMapper.shared();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> equal = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    @Test
    void laysOutEveryFieldAsTheExpectations() throws IOException {
        Path folder = SharedFiles.folder("corpus/columns");
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.sorted().toList()) {
                if (path.toString().matches(".*\\.(h5|parquet|csv|csv\\.gz|npy|npz)")) {
                    compare(path);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(refused).hasSize(32);
        assertThat(equal).hasToString("{csv=65, hdf5=4501, npy=24, npz=14, parquet=218}");
    }

    @Test
    void isToldInTheReference() throws IOException {
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        assertThat(Files.readString(root.resolve("docs/reference/hdf5.md")))
                .contains("4,501 data sets, groups and columns of data frames");
    }

    private void compare(Path path) throws IOException {
        JsonNode expected = mapper.readTree(Path.of(path + ".json"));
        JsonNode actual;
        try (Inspection file = Sources.inspect(path)) {
            actual = mapper.valueToTree(new Overview(true, Long.MAX_VALUE).of(file, file.items()));
        }
        String name = String.valueOf(path.getFileName());
        fields(name, expected, actual);
        Map<String, JsonNode> byPath = new HashMap<>();
        actual.get("columns").forEach(it -> byPath.put(it.get("path").asString(), it));
        for (JsonNode column : expected.get("columns")) {
            String own = column.get("path").asString();
            JsonNode found = byPath.get(own);
            if (found == null) {
                differences.add(name + ":" + own + " is missing");
            } else if (found.has("opaque") && !found.has("crc")) {
                refused.add(name + ":" + own + " " + found.get("opaque"));
            } else if (found.path("message").asString("").contains("Kaon does not read")) {
                refused.add(name + ":" + own);
            } else {
                int before = differences.size();
                column(name + ":" + own, column, found);
                if (differences.size() == before) {
                    equal.merge(expected.get("format").asString(), 1, Integer::sum);
                }
            }
        }
    }

    private void column(String name, JsonNode expected, JsonNode actual) {
        if (!expected.has("leaves")) {
            fields(name, expected, actual);
            return;
        }
        Map<String, JsonNode> leaves = new HashMap<>();
        for (JsonNode leaf : actual.path("leaves")) {
            leaves.put(leaf.get("leaf").asString(), leaf);
        }
        for (JsonNode leaf : expected.get("leaves")) {
            String own = leaf.get("leaf").asString();
            JsonNode found = leaves.get(own);
            // HDF5 files call the parts of a complex number r and i.
            found =
                    found == null
                            ? leaves.get(own.replaceAll("re$", "r").replaceAll("im$", "i"))
                            : found;
            if (found == null) {
                differences.add(name + "." + own + " is missing among " + leaves.keySet());
            } else {
                fields(name + "." + own, leaf, found);
            }
        }
    }

    private void fields(String name, JsonNode expected, JsonNode actual) {
        Set<String> without = new HashSet<>(OTHERS);
        without.addAll(Set.of("leaf", "leaves"));
        for (String field : expected.propertyNames()) {
            if (without.contains(field)) {
                continue;
            }
            String wanted = expected.get(field).toString();
            String found = actual.path(field).toString();
            if (!wanted.equals(found)
                    && !near(field, expected, actual)
                    && !DECIDED.contains(name + " " + field)) {
                differences.add(
                        "%s %s: expected %s, found %s".formatted(name, field, wanted, found));
            }
        }
    }

    private static boolean near(String field, JsonNode expected, JsonNode actual) {
        return switch (field) {
            case "sum", "sumabs" ->
                    Math.abs(expected.get(field).asDouble() - actual.path(field).asDouble())
                            <= 1e-12 * expected.path("sumabs").asDouble();
            // A float16 is read as float32; bytes have no type but "opaque".
            case "dtype" ->
                    expected.get(field).asString().equals("float16")
                            || expected.get(field).asString().equals("binary")
                                    && actual.has("opaque");
            case "count" -> expected.has("bytes") && actual.has("opaque");
            default -> false;
        };
    }
}
