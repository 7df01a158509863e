package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Efficiency;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.histogram.Plottable;

import java.util.List;
import java.util.stream.IntStream;

class TerminalPlotTest {

    private static final double[] NONE = {};

    private static List<String> lines(Plottable plot) {
        return new TerminalPlot(Ink.PLAIN).lines(plot);
    }

    private static Histogram line(Axis axis, double... contents) {
        return new Histogram("h", "", List.of(axis), contents, NONE, 10);
    }

    @Test
    void barsAreAsLongAsTheirValues() {
        List<String> lines = lines(line(Axis.of("", 0, 1, 2, 4), 3, 2, 4, -1, 0));
        assertThat(lines.get(0)).isEqualTo("  0 … 1  " + "█".repeat(24) + " 2");
        assertThat(lines.get(1)).isEqualTo("  1 … 2  " + "█".repeat(48) + " 4");
        assertThat(lines.get(2)).isEqualTo("  2 … 4  " + "█".repeat(12) + " -1");
        // Mean of 2 at 0.5, 4 at 1.5, -1 at 3.
        assertThat(lines.get(3))
                .startsWith("  10 entries, mean 0.8, deviation ")
                .contains("3 below");
        assertThat(lines).hasSize(4);
    }

    @Test
    void manyBinsShareALine() {
        double[] ones = IntStream.range(0, 102).mapToDouble(_ -> 1).toArray();
        List<String> lines = lines(line(Axis.even("", 100, 0, 100), ones));
        assertThat(lines).hasSize(21);
        assertThat(lines.get(19)).isEqualTo("  95 … 100  " + "█".repeat(48) + " 5");
        assertThat(lines.getLast()).endsWith("1 below, 1 above or NaN, 5 bins in a line");
    }

    @Test
    void labelsStandInPlaceOfEdges() {
        Axis cuts = new Axis("", new double[] {0, 1, 2}, List.of("all", "tight"));
        assertThat(lines(line(cuts, 0, 16, 1, 0)))
                .containsExactly(
                        "    all  " + "█".repeat(48) + " 16",
                        "  tight  " + "█".repeat(3) + " 1",
                        "  10 entries");
    }

    @Test
    void meansAreNotAddedUp() {
        double[] twos = IntStream.range(0, 50).mapToDouble(_ -> 2).toArray();
        Histogram all = line(Axis.even("", 48, 0, 48), twos);
        List<String> lines = lines(new Efficiency("e", "", all, all));
        assertThat(lines).hasSize(25).first().asString().endsWith(" 1");
    }

    @Test
    void twoAxesAreShades() {
        double[] contents = new double[16];
        contents[5] = 4;
        contents[6] = 1;
        contents[10] = 2;
        Axis two = Axis.of("", 0, 1, 2);
        Histogram plane = new Histogram("h", "", List.of(two, two), contents, NONE, 7);
        assertThat(lines(plane))
                .containsExactly("  1   ▒▒", "  0 ██░░", "    0  2", "  7 entries, █ stands for 4");
    }

    @Test
    void pointsAreATable() {
        double[] two = {1, 2};
        Graph.Errors uneven = new Graph.Errors(new double[] {1, 1}, new double[] {1, 3});
        List<String> lines = lines(new Graph("g", "", two, two, Graph.Errors.NONE, uneven));
        assertThat(lines)
                .containsExactly("  x  y  ±", "  1  1  ± 1", "  2  2  −1 +3", "  2 points");
    }

    @Test
    void nothingIsShownOfNothing() {
        assertThat(lines(line(Axis.of("", 0, 1), 0, 0, 0)))
                .containsExactly("  0 … 1   0", "  10 entries");
        Graph none = new Graph("g", "", NONE, NONE, Graph.Errors.NONE, Graph.Errors.NONE);
        assertThat(lines(none)).containsExactly("  0 points");
    }
}
