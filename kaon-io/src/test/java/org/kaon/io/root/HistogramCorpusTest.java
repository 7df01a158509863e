package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Overview;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads every histogram and graph of the public files and compares bins, labels, values and
/// variances with what uproot 5.7.7 read.
class HistogramCorpusTest {

    private static final Set<String> SUMS = Set.of("valuesSum", "variancesSum", "fXSum", "fYSum");

    private final JsonMapper mapper = JsonMapper.shared();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> equal = new TreeMap<>();

    @Test
    void readsEveryHistogramAsUprootDoes() throws IOException {
        Path folder = SharedFiles.folder("corpus/root");
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path :
                    found.filter(it -> it.toString().endsWith(".root")).sorted().toList()) {
                compare(path);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(equal)
                .hasToString(
                        "{TGraphAsymmErrors=1, TH1D=131, TH1F=11, TH1I=1, TH2D=106, TH2F=6, TH2I=1,"
                            + " TH3D=1, TH3F=1, TH3I=1, TProfile=2, TProfile2D=1, TProfile3D=1}");
    }

    @Test
    void isToldInTheReference() throws IOException {
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        assertThat(Files.readString(root.resolve("docs/reference/root-coverage.md")))
                .contains("compares 264 histograms and graphs");
    }

    private void compare(Path path) throws IOException {
        JsonNode expected = mapper.readTree(Path.of(path + ".json"));
        List<JsonNode> wanted = new ArrayList<>();
        for (JsonNode object : expected.get("objects")) {
            if (object.has("axes") || object.has("points")) {
                wanted.add(object);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, JsonNode> byPath = new HashMap<>();
        try (Inspection file = RootInspection.open(path, (_, _, _) -> Optional.empty())) {
            JsonNode actual =
                    mapper.valueToTree(
                            new Overview(false, 0)
                                    .of(
                                            file,
                                            file.items().stream()
                                                    .filter(it -> !it.kind().startsWith("TTree"))
                                                    .toList()));
            actual.get("objects").forEach(it -> byPath.put(it.get("path").asString(), it));
        }
        for (JsonNode object : wanted) {
            String own = object.get("path").asString();
            String name = path.getFileName() + ":" + own;
            int before = differences.size();
            equal(name, object, byPath.getOrDefault(own, mapper.createObjectNode()));
            if (differences.size() == before) {
                equal.merge(object.get("class").asString(), 1, Integer::sum);
            }
        }
    }

    private void equal(String name, JsonNode expected, JsonNode actual) {
        for (String field : expected.propertyNames()) {
            JsonNode wanted = expected.get(field);
            JsonNode found = actual.path(field);
            if (field.equals("axes")) {
                for (int i = 0; i < wanted.size(); i++) {
                    equal(name + " axis " + i, wanted.get(i), found.path(i));
                }
            } else if (SUMS.contains(field) || field.equals("edgesSum")) {
                double scale = Math.max(1, Math.abs(wanted.asDouble()));
                if (!(Math.abs(wanted.asDouble() - found.asDouble()) <= 1e-10 * scale)) {
                    differences.add("%s %s: %s, found %s".formatted(name, field, wanted, found));
                }
            } else if (!wanted.equals(found) && wanted.asDouble(0) != found.asDouble(-1)) {
                differences.add("%s %s: %s, found %s".formatted(name, field, wanted, found));
            }
        }
    }
}
