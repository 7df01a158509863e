package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.lab.plot.RocFigure.Curve;
import org.kaon.lab.plot.RocFigure.WorkingPoint;
import org.kaon.lab.plot.ScoreFigure.Sample;
import org.kaon.lab.plot.ScoreFigure.Scores;

import java.util.List;

class StandardFiguresTest {

    private static final double[] SIGNAL = {0, 0.3, 0.6, 1};
    private static final double[] BACKGROUND = {0, 0.001, 0.01, 1};
    private static final double[] ERROR = {0, 0.0005, 0.001, 0};

    private static <M extends Mark> M first(Figure figure, Class<M> kind) {
        return kind.cast(
                figure.marks().stream().filter(kind::isInstance).findFirst().orElseThrow());
    }

    @Test
    void rocShowsRejectionWithABandAboveZero() {
        Figure roc = RocFigure.of(List.of(new Curve("cnn", SIGNAL, BACKGROUND, ERROR)), List.of());
        Line line = first(roc, Line.class);
        assertThat(line.y()[0]).isNaN();
        assertThat(line.y()[1]).isCloseTo(1000, within(1e-9));
        Band band = first(roc, Band.class);
        assertThat(band.low()[1]).isCloseTo(1000 * Math.exp(-0.5), within(1e-9));
        assertThat(band.high()[2]).isCloseTo(100 * Math.exp(0.1), within(1e-9));
        assertThat(Drawing.of(roc.svg()).texts()).contains("cnn", "random guess", "103");
    }

    @Test
    void rocMarksTheQuotedRejections() {
        Figure roc = RocFigure.of(List.of(), List.of(new WorkingPoint(0.5, 220, 11)));
        Points points = first(roc, Points.class);
        assertThat(points.y()).containsExactly(220);
        assertThat(Drawing.of(roc.svg()).elements("circle")).hasSize(2);
    }

    @Test
    void rocOfNothingIsAnEmptyFrame() {
        assertThat(Drawing.of(RocFigure.of(List.of(), List.of()).svg()).texts())
                .contains("no data");
    }

    @Test
    void rocRefusesArraysOfDifferentLength() {
        assertThatThrownBy(() -> new Curve("cnn", SIGNAL, BACKGROUND, new double[1]))
                .hasMessageContaining("\"cnn\"")
                .hasMessageContaining("found 4 and 1");
    }

    @Test
    void scoresOverlayTrainAndTestOfEachClass() {
        Scores train = Scores.of(0.1, 0.2, 0.9), test = Scores.of(0.1, 0.8);
        Figure scores =
                ScoreFigure.of(
                        "Score",
                        new Range(0, 1),
                        2,
                        List.of(
                                new Sample("qcd", Color.BACKGROUND, train, test),
                                new Sample("top", Color.SIGNAL, train, Scores.of())));
        assertThat(scores.marks().stream().map(Mark::name))
                .containsExactly("qcd (train)", "top (train)", "qcd (test)");
        assertThat(first(scores, Histogram.class).bins().contents()[0])
                .isCloseTo(4 / 3.0, within(1e-12));
        assertThat(first(scores, Points.class).y()).containsExactly(1, 1);
    }

    @Test
    void curvesBeginAtEpochOne() {
        double[] training = {0.5, 0.4}, validation = {0.6, Double.NaN};
        Figure curves = CurvesFigure.of("Loss", training, validation);
        assertThat(first(curves, Line.class).x()).containsExactly(1, 2);
        assertThat(Drawing.of(curves.svg()).texts()).contains("training", "validation", "1", "2");
        assertThat(Drawing.of(curves.svg()).elements("circle")).hasSize(3);
    }

    @Test
    void jetImagePutsTheFirstRowAtTheBottomAndLeavesZerosOpen() {
        double[] pixels = {0, 1, 0, 0, 0, 0};
        ColorScale colors = JetImageFigure.colors("p_{T}", pixels);
        Figure jet = JetImageFigure.of(3, pixels, 1.6, colors);
        String svg = jet.svg();
        // One cell, in the second column of the lower of two rows; 2 × 3 cells stay square.
        assertThat(svg).contains("\"M1 1h1v1h-1z\"");
        assertThat(svg.split("M\\d+ \\d+h1v1h-1z", -1)).hasSize(2 + 256);
        Box frame = Layout.of(jet).plane().box();
        assertThat(frame.width() / 3).isCloseTo(frame.height() / 2, within(1e-9));
    }

    @Test
    void imagesShareOneColorScale() {
        double[] bright = {100, 0.0001}, dim = {1, 0};
        ColorScale colors = JetImageFigure.colors("", bright, dim);
        assertThat(colors.scale()).isEqualTo(new LogScale(100 * 1e-5, 100));
        assertThat(colors.color(0)).isEmpty();
        assertThat(colors.color(1e9)).contains(Viridis.at(1));
        assertThat(JetImageFigure.colors("", new double[4]).color(0)).isEmpty();
    }

    @Test
    void viridisHasTheColoursOfItsSource() {
        // matplotlib 3.11: matplotlib.colormaps["viridis"]([0, 128, 255], bytes=True).
        assertThat(Viridis.at(0).hex()).isEqualTo("#440154");
        assertThat(Viridis.at(0.5).hex()).isEqualTo("#21918c");
        assertThat(Viridis.at(1).hex()).isEqualTo("#fde725");
    }

    @Test
    void matrixWritesItsFractionsWithTheFirstClassOnTop() {
        Figure matrix = MatrixFigure.of(List.of("qcd", "top"), new double[] {0.9, 0.1, 0.2, 0.8});
        List<String> texts = Drawing.of(matrix.svg()).texts();
        assertThat(texts).containsSubsequence("0.90", "0.10", "0.20", "0.80");
        assertThat(texts).contains("Predicted", "True", "qcd", "top");
        assertThat(Layout.of(matrix).plane().y(0)).isLessThan(Layout.of(matrix).plane().y(1));
    }
}
