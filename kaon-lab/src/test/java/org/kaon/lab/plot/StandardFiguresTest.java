package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.lab.plot.RocFigure.Curve;
import org.kaon.lab.plot.RocFigure.WorkingPoint;
import org.kaon.lab.plot.ScoreFigure.Sample;
import org.kaon.lab.plot.ScoreFigure.Scores;
import org.kaon.physics.statistics.BinaryScores;
import org.kaon.physics.statistics.RocCurve;

import java.util.List;

class StandardFiguresTest {

    private static final double[] SIGNAL = {0, 0.3, 0.6, 1};
    private static final double[] REJECTION = {Double.NaN, 1000, 100, 1};
    private static final double[] LOWER = {30, 700, 90, 1};
    private static final double[] UPPER = {1e9, Double.POSITIVE_INFINITY, 110, 1};

    private static <M extends Mark> M first(Figure figure, Class<M> kind) {
        return kind.cast(
                figure.marks().stream().filter(kind::isInstance).findFirst().orElseThrow());
    }

    @Test
    void rocShowsRejectionWithItsBand() {
        Curve curve = new Curve("cnn", SIGNAL, REJECTION, LOWER, UPPER);
        Figure roc = RocFigure.of(List.of(curve), List.of());
        Band band = first(roc, Band.class);
        assertThat(band.low()).containsExactly(Double.NaN, 700, 90, 1);
        assertThat(band.high()[1]).isFinite().isGreaterThan(1e5);
        assertThat(band.high()[2]).isEqualTo(110);
        assertThat(Drawing.of(roc.svg()).texts()).contains("cnn", "random guess", "103");
    }

    @Test
    void rocTakesTheRejectionsOfAMeasuredCurve() {
        double[] scores = new double[200];
        boolean[] signal = new boolean[200];
        for (int i = 0; i < 200; i++) {
            signal[i] = i % 2 == 0;
            scores[i] = (signal[i] ? 0.3 : 0) + (i * 37 % 100) / 100.0;
        }
        RocCurve measured = RocCurve.of(BinaryScores.of(scores, signal));
        Curve curve = Curve.of("cnn", measured);
        int half = curve.signalEfficiency().length / 2 - 1;
        assertThat(curve.signalEfficiency()[half]).isEqualTo(0.5);
        assertThat(curve.rejection()[half]).isEqualTo(measured.rejection(0.5).value());
        assertThat(curve.rejection()[0]).isNaN();
        WorkingPoint limit = WorkingPoint.of(measured.rejection(0.01));
        Figure roc = RocFigure.of(List.of(curve), List.of(limit));
        assertThat(Drawing.of(roc.svg()).texts()).doesNotContain("no data");
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
        assertThatThrownBy(() -> new Curve("cnn", SIGNAL, REJECTION, LOWER, new double[1]))
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
    void jetImageCountsItsRowsToTheRightAndLeavesZerosOpen() {
        double[] image = {0, 1, 0, 0};
        Figure jet = JetImageFigure.of(2, image, 1.6, JetImageFigure.colors("p_{T}", image));
        // The second value of the first row: left column, upper cell.
        assertThat(jet.svg()).contains("d=\"M0 0h1v1h-1z\"").doesNotContain("M1 ");
        Box frame = Layout.of(jet).plane().box();
        assertThat(frame.width()).isCloseTo(frame.height(), within(1e-9));
        assertThatThrownBy(() -> JetImageFigure.of(3, image, 1.6, JetImageFigure.colors("")))
                .hasMessageContaining("3 × 3 values, found 4");
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

    @Test
    void picturesKeepTheirColoursAndStandUpright() {
        Figure picture =
                PictureFigures.picture(
                        2, 3, new double[] {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9});
        assertThat(first(picture, Picture.class).rgb())
                .containsExactly(0xff0000, 0x00ff00, 0x0000ff, 0x090909);
        assertThat(picture.svg())
                .contains("fill=\"#ff0000\" d=\"M0 0h1", "fill=\"#0000ff\" d=\"M0 1h1");
        assertThat(
                        first(PictureFigures.picture(1, 1, new double[] {0, 0.5, 1}), Picture.class)
                                .rgb())
                .containsExactly(0x000000, 0x808080, 0xffffff);
        assertThat(
                        first(PictureFigures.picture(1, 1, new double[] {-2, 0, 2}), Picture.class)
                                .rgb())
                .containsExactly(0x000000, 0x808080, 0xffffff);
        assertThatThrownBy(() -> new Picture(2, new int[3]))
                .hasMessageContaining("rows of 2 pixels, found 3");
    }

    @Test
    void barsShowTheOutputOfEachClass() {
        Figure bars =
                PictureFigures.probabilities(List.of("cat", "dog"), 1, new double[] {0.25, 0.75});
        assertThat(Drawing.of(bars.svg()).texts()).contains("cat", "dog", "0.25", "0.75");
        assertThat(first(bars, Bars.class).colors())
                .containsExactly(Color.BACKGROUND, Color.SIGNAL);
        assertThat(PictureFigures.probabilities(List.of("a"), 0, new double[] {Double.NaN}).svg())
                .doesNotContain("NaN");
        assertThatThrownBy(() -> new Bars(new double[2], new Color[1]))
                .hasMessageContaining("each of 2 bars, found 1");
    }
}
