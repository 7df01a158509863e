package org.kaon.io.root.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.root.Container;
import org.kaon.io.root.HistogramReader;
import org.kaon.io.root.RootFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

class HistogramRecordTest {

    private static final Axis EVEN = Axis.of("pT / GeV", 0, 0.5, 1, 1.5);
    private static final Axis UNEVEN = Axis.of("", -1, 0, 10);

    private static double[] counting(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    private static final Histogram LINE =
            new Histogram("line", "pT", List.of(EVEN), counting(5), new double[0], 10);
    private static final Histogram PLANE =
            new Histogram("plane", "", List.of(EVEN, UNEVEN), counting(20), counting(20), 190);

    private static Path written() throws IOException {
        // Kept where check_written.py finds it.
        Path kept = Files.createDirectories(Path.of("target", "root")).resolve("histograms.root");
        NewRoot.write(
                kept,
                file -> {
                    new HistogramRecord(LINE).writeDoubles(file);
                    new HistogramRecord(PLANE).writeFloats(file);
                });
        return kept;
    }

    @Test
    void writesLinesAndPlanesInBothWidths() throws IOException {
        try (RootFile file = RootFile.open(written())) {
            assertThat(Container.of(file).items())
                    .containsExactly(
                            new Container.Item("line", 1, "TH1D"),
                            new Container.Item("plane", 1, "TH2F"));
        }
    }

    @Test
    void comesBackAsItWasWritten() throws IOException {
        try (RootFile file = RootFile.open(written())) {
            for (Histogram histogram : List.of(LINE, PLANE)) {
                assertThat(HistogramReader.read(file, histogram.name()))
                        .usingRecursiveComparison()
                        .isEqualTo(histogram);
            }
        }
    }

    @Test
    void refusesMoreThanTwoAxesAndLabels() {
        Axis one = Axis.of("", 0, 1);
        Histogram cube =
                new Histogram("h", "", List.of(one, one, one), counting(27), new double[0], 0);
        assertThatThrownBy(() -> new HistogramRecord(cube))
                .hasMessageContaining("written are one or two axes, found 3");
        Axis labelled = new Axis("", new double[] {0, 1}, List.of("cut"));
        Histogram flow = new Histogram("h", "", List.of(labelled), counting(3), new double[0], 0);
        assertThatThrownBy(() -> new HistogramRecord(flow)).hasMessageContaining("labels");
    }
}
