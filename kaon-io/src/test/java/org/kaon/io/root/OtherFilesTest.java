package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Compares any folder of ROOT files with expectations that `make_expectations.py` wrote beside
/// them.
///
/// `-Dkaon.corpus=FOLDER` names it; with `-Dkaon.corpus.table=FILE` the outcomes are written there,
/// by collection (the folders below), by type, and each branch that is not equal.
class OtherFilesTest {

    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, Integer> files = new TreeMap<>();
    private final Map<String, CorpusComparison> branches = new TreeMap<>();
    private final Map<String, HistogramComparison> plots = new TreeMap<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @Test
    void readsAllThatUprootReads() throws IOException {
        String set = System.getProperty("kaon.corpus", "");
        assumeFalse(set.isEmpty(), "kaon.corpus names no folder");
        Path folder = Path.of(set);
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path :
                    found.filter(it -> it.toString().endsWith(".root")).sorted().toList()) {
                if (Files.exists(Path.of(path + ".json"))) {
                    compare(folder, path);
                }
            }
        }
        String table = System.getProperty("kaon.corpus.table", "");
        if (!table.isEmpty()) {
            Files.writeString(Path.of(table), table());
        }
        assertThat(files).isNotEmpty();
        assertThat(failed).isEmpty();
    }

    private void compare(Path folder, Path path) throws IOException {
        JsonNode expected = mapper.readTree(Path.of(path + ".json"));
        Path parent = folder.relativize(path).getParent();
        String collection = parent == null ? "." : parent.toString();
        String name = folder.relativize(path).toString();
        CorpusComparison columns =
                branches.computeIfAbsent(collection, _ -> new CorpusComparison());
        files.merge(collection, 1, Integer::sum);
        JsonNode actual;
        try {
            actual = columns.statistics(path);
        } catch (IOException e) {
            (expected.has("error") ? refused : failed).add(name + ": " + e.getMessage());
            return;
        }
        columns.compare(name, expected, actual, "branches");
        columns.compare(name, expected, actual, "fields");
        plots.computeIfAbsent(collection, _ -> new HistogramComparison())
                .compare(name, expected, actual);
        for (JsonNode object : expected.path("objects")) {
            for (JsonNode own : actual.path("objects")) {
                if (own.has("error") && own.get("path").equals(object.get("path"))) {
                    (read(object) ? failed : refused)
                            .add("%s:%s: %s".formatted(name, own.get("path"), own.get("message")));
                }
            }
        }
    }

    // Whether uproot found anything in an object.
    private static boolean read(JsonNode object) {
        return Stream.of("branches", "fields", "axes", "points").anyMatch(object::has);
    }

    private String table() {
        StringBuilder text = new StringBuilder();
        branches.forEach((collection, compared) -> {
            text.append(
                    "%s: %d files, branches and fields %s"
                            .formatted(
                                    collection,
                                    files.getOrDefault(collection, 0),
                                    compared.counts()));
            HistogramComparison drawn = plots.getOrDefault(collection, new HistogramComparison());
            text.append(
                    ", histograms and graphs equal %s, different %d%n"
                            .formatted(drawn.equal(), drawn.differences().size()));
        });
        failed.forEach(line -> text.append("FAILED ").append(line).append('\n'));
        refused.forEach(line -> text.append("REFUSED ").append(line).append('\n'));
        plots.values()
                .forEach(it ->
                        it.differences()
                                .forEach(line ->
                                        text.append("DIFFERENT ").append(line).append('\n')));
        branches.values().forEach(it -> text.append(it.table()));
        return text.toString();
    }
}
