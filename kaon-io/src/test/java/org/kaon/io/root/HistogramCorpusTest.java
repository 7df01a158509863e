package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Overview;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads every histogram and graph of the public files and compares bins, labels, values and
/// variances with what uproot 5.7.7 read.
class HistogramCorpusTest {

    private final JsonMapper mapper = JsonMapper.shared();
    private final HistogramComparison comparison = new HistogramComparison();

    @Test
    void readsEveryHistogramAsUprootDoes() throws IOException {
        Path folder = SharedFiles.folder("corpus/root");
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path :
                    found.filter(it -> it.toString().endsWith(".root")).sorted().toList()) {
                compare(path);
            }
        }
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.equal())
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
        boolean any = false;
        for (JsonNode object : expected.get("objects")) {
            any |= HistogramComparison.compared(object);
        }
        if (!any) {
            return;
        }
        try (Inspection file = RootInspection.open(path, (_, _, _) -> Optional.empty())) {
            List<Item> plots =
                    file.items().stream().filter(it -> !it.kind().startsWith("TTree")).toList();
            JsonNode actual = mapper.valueToTree(new Overview(false, 0).of(file, plots));
            comparison.compare(String.valueOf(path.getFileName()), expected, actual);
        }
    }
}
