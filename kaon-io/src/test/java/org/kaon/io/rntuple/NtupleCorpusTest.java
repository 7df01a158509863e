package org.kaon.io.rntuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.FormatException;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Overview;
import org.kaon.io.root.RootFile;
import org.kaon.io.root.RootInspection;
import org.kaon.io.root.SharedFiles;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads public ntuples and compares every field with what uproot 5.7.7 read.
class NtupleCorpusTest {

    private static final List<String> EXACT =
            List.of(
                    "entries",
                    "dtype",
                    "count",
                    "nan",
                    "inf",
                    "first",
                    "last",
                    "crc",
                    "strings",
                    "chars",
                    "firstText");

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> differences = new ArrayList<>();
    private int ntuples;
    private int fields;
    private int leaves;
    private int chars;
    private int old;

    @Test
    void readsEveryFieldAsUprootDoes() throws IOException {
        Path folder = SharedFiles.folder("corpus/root");
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.filter(p -> p.toString().endsWith(".root")).sorted().toList()) {
                for (JsonNode object : mapper.readTree(Path.of(path + ".json")).get("objects")) {
                    if (object.get("class").asString().endsWith("RNTuple")) {
                        compare(path, object);
                    }
                }
            }
        }
        assertThat(String.join("\n", differences).replace("containers", "c")).isEmpty();
        assertThat(List.of(ntuples, fields, leaves, chars, old).toString())
                .isEqualTo("[20, 941, 1039, 41, 4]");
    }

    @Test
    void isToldInTheReference() throws IOException {
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        assertThat(Files.readString(root.resolve("docs/reference/rntuple.md")))
                .contains("941 fields in 20 public ntuples");
    }

    private void compare(Path path, JsonNode expected) throws IOException {
        String object = expected.get("path").asString();
        if (expected.get("class").asString().contains("Experimental")) {
            try (RootFile file = RootFile.open(path)) {
                assertThatThrownBy(() -> NtupleSource.of(file, object))
                        .isInstanceOf(FormatException.class)
                        .hasMessageContaining("\"" + object + "\" is an RNTuple from before");
            }
            old++;
            return;
        }
        JsonNode actual;
        try (Inspection file = RootInspection.open(path, NtupleInspection::content)) {
            List<Item> chosen =
                    file.items().stream().filter(it -> it.path().equals(object)).toList();
            Map<String, Object> overview = new Overview(true, 200_000).of(file, chosen);
            actual = mapper.valueToTree(overview).get("objects").get(0);
        }
        String name = path.getFileName() + ":" + object;
        for (String figure : List.of("entries", "columnTypes", "clusters", "subfields")) {
            equal(name, figure, expected, actual);
        }
        assertThat(actual.get("fields")).as(name).hasSize(expected.get("fields").size());
        for (int i = 0; i < expected.get("fields").size(); i++) {
            field(name, expected.get("fields").get(i), actual.get("fields").get(i));
        }
        ntuples++;
    }

    private void field(String ntuple, JsonNode expected, JsonNode actual) {
        String name = ntuple + ":" + expected.get("path").asString();
        equal(name, "path", expected, actual);
        equal(name, "typename", expected, actual);
        equal(name, "entries", expected, actual);
        Map<String, JsonNode> wanted = leaves(expected);
        Map<String, JsonNode> found = leaves(actual);
        for (Map.Entry<String, JsonNode> leaf : wanted.entrySet()) {
            JsonNode other = found.get(leaf.getKey());
            if (other == null) {
                differences.add(name + " has no leaf " + leaf.getKey() + ": " + actual);
            } else {
                leaf(name + ":" + leaf.getKey(), leaf.getValue(), other);
            }
        }
        fields++;
    }

    // uproot's alternative #i of a variant is ours of number i - 1; its #0 stands for nothing.
    private static Map<String, JsonNode> leaves(JsonNode field) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (JsonNode leaf : field.path("leaves")) {
            String name = leaf.get("leaf").asString();
            if (name.startsWith("#")) {
                name = "_" + (Integer.parseInt(name.substring(1)) - 1);
            }
            if (!nothing(leaf)) {
                found.put(name, leaf);
            }
        }
        boolean something = field.has("dtype") || field.has("opaque");
        if (found.isEmpty() && something && !nothing(field)) {
            found.put(field.path("leaf").asString(""), field);
        }
        return found;
    }

    // A class without members.
    private static boolean nothing(JsonNode leaf) {
        String dtype = leaf.path("dtype").asString("");
        boolean empty = dtype.equals("unknown") || dtype.equals("empty record");
        return empty && leaf.get("count").asInt() == 0;
    }

    private void leaf(String name, JsonNode expected, JsonNode actual) {
        boolean variant = expected.path("lists").toString().contains("union");
        // C++'s char has a sign where ROOT runs; uproot reads it without one.
        boolean signed =
                actual.path("dtype").asString("").equals("int8")
                        && expected.path("dtype").asString("").equals("uint8");
        chars += signed ? 1 : 0;
        for (String figure : EXACT) {
            if (figure.equals("dtype") && signed) {
                continue;
            }
            if (expected.has(figure) && !(variant && actual.has("lists"))) {
                equal(name, figure, expected, actual);
            }
        }
        if (!variant) {
            equal(name, "lists", expected, actual);
        }
        double off = expected.path("sum").asDouble(0) - actual.path("sum").asDouble(0);
        if (!(Math.abs(off) <= 1e-12 * expected.path("sumabs").asDouble(0))) {
            differences.add(name + " sums differ: " + expected + " " + actual);
        }
        leaves++;
    }

    private void equal(String name, String figure, JsonNode expected, JsonNode actual) {
        String wanted = expected.path(figure).toString();
        String found = actual.path(figure).toString();
        if (!wanted.equals(found)) {
            differences.add(
                    "%s %s: expected %s, found %s in %s"
                            .formatted(name, figure, wanted, found, actual));
        }
    }
}
