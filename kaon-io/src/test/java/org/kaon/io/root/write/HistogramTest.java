package org.kaon.io.root.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.root.Container;
import org.kaon.io.root.RootFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

class HistogramTest {

    private static final double[] EVEN = {0, 0.5, 1, 1.5};
    private static final double[] UNEVEN = {-1, 0, 10};

    private static double[] counting(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    @Test
    void writesLinesAndPlanesInBothWidths() throws IOException {
        // Kept where check_written.py finds it.
        Path kept = Files.createDirectories(Path.of("target", "root")).resolve("histograms.root");
        Histogram line = new Histogram("line", "pT", List.of(EVEN), counting(5), new double[0], 10);
        Histogram plane =
                new Histogram("plane", "", List.of(EVEN, UNEVEN), counting(20), counting(20), 190);
        NewRoot.write(
                kept,
                file -> {
                    line.writeDoubles(file);
                    plane.writeFloats(file);
                });
        try (RootFile file = RootFile.open(kept)) {
            assertThat(Container.of(file).items())
                    .containsExactly(
                            new Container.Item("line", 1, "TH1D"),
                            new Container.Item("plane", 1, "TH2F"));
        }
    }

    @Test
    void needsContentsForEveryBin() {
        assertThatThrownBy(
                        () -> new Histogram("h", "", List.of(EVEN), counting(3), new double[0], 3))
                .hasMessageContaining("needs 5 contents, flow bins included, found 3");
        double[] back = {1, 0};
        assertThatThrownBy(
                        () -> new Histogram("h", "", List.of(back), counting(3), new double[0], 3))
                .hasMessageContaining("edges must increase");
    }
}
