package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.column.FormatException;
import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Binned;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.histogram.Plottable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Reads what uproot wrote and compares with what it reads itself.
class HistogramReaderTest {

    private static final Path FILE = Fixtures.path("histograms.root");

    private static JsonNode expected() throws IOException {
        try (InputStream in = HistogramReaderTest.class.getResourceAsStream("histograms.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void readsEveryKindAsUprootDoes() throws IOException {
        JsonNode all = expected();
        assertThat(all).hasSize(20);
        try (RootFile file = RootFile.open(FILE)) {
            for (String path : all.propertyNames()) {
                JsonNode wanted = all.get(path);
                switch (HistogramReader.read(file, path)) {
                    case Binned found -> binned(path, found, wanted);
                    case Graph(var _, var title, var x, var y, var xError, var yError) -> {
                        assertThat(title).isEqualTo("a graph;;");
                        equal(path + " x", x, wanted.get("fX"));
                        equal(path + " y", y, wanted.get("fY"));
                        assertThat(xError.low()).isEmpty();
                        assertThat(yError.high()).isEmpty();
                    }
                }
            }
        }
    }

    private static void binned(String path, Binned found, JsonNode wanted) {
        assertThat(found.name()).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        assertThat(found.title()).isEqualTo(wanted.get("title").asString());
        assertThat(found.entries()).isEqualTo(wanted.get("entries").asDouble());
        assertThat(found.axes()).hasSize(wanted.get("edges").size());
        for (int i = 0; i < found.axes().size(); i++) {
            Axis axis = found.axes().get(i);
            assertThat(axis.title()).isEqualTo("xyz".charAt(i) + "axis / GeV");
            equal(path + " edges", axis.edges(), wanted.get("edges").get(i));
        }
        equal(path + " values", found.values(), wanted.get("values"));
        equal(path + " variances", found.variances(), wanted.get("variances"));
    }

    private static void equal(String what, double[] found, JsonNode wanted) {
        assertThat(found).as(what).hasSize(wanted.size());
        for (int i = 0; i < found.length; i++) {
            double value = wanted.get(i).asDouble();
            assertThat(found[i])
                    .as("%s %d", what, i)
                    .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
        }
    }

    @Test
    void whatIsNoHistogramIsSaidByName() throws IOException {
        try (RootFile file = RootFile.open(Fixtures.path("zlib.root"))) {
            assertThatThrownBy(() -> HistogramReader.read(file, "run/events"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("is a TTree, no histogram and no graph");
            assertThatThrownBy(() -> HistogramReader.read(file, "run/counts"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("Nearest: \"run/count\"");
            Plottable count = HistogramReader.read(file, "run/count;1");
            assertThat(((Histogram) count).contents()).containsExactly(0, 1, 0, 2, 0);
        }
    }

    @Test
    @Timeout(60)
    void endsWithAHistogramOrAnErrorWhenAnyByteChanges(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("plain.root"));
        Path path = folder.resolve("damaged.root");
        int refused = 0;
        for (int offset = 100; offset < 1300; offset += 3) {
            byte[] damaged = whole.clone();
            damaged[offset] ^= (byte) (offset % 2 == 0 ? 0xff : 1 << offset % 8);
            Files.write(path, damaged);
            try (RootFile file = RootFile.open(path)) {
                HistogramReader.read(file, "run/count");
            } catch (FormatException e) {
                refused++;
                assertThat(e).hasMessageStartingWith(path.toString());
            }
        }
        assertThat(refused).isPositive();
    }
}
