package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

class FigureTest {

    private static final Pen PEN = Pen.solid(Color.SIGNAL, 2);

    private static Line line(String name, double[] y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        return new Line(name, x, y, PEN);
    }

    private static Figure small() {
        return Figure.of(
                Axis.linear("Signal efficiency ε_{S}", 0, 1),
                Axis.log("1/ε_{B}", 1, 1000),
                new Line("net", new double[] {0, 0.5, 1}, new double[] {900, 30, 1}, PEN));
    }

    @Test
    void svgIsWellFormedWithTickLabelsOnBothAxes() {
        Drawing drawing = Drawing.of(small().svg("roc"));
        assertThat(drawing.texts())
                .contains("0.0", "0.2", "0.4", "0.6", "0.8", "1.0")
                .contains("100", "101", "102", "103")
                .contains("Signal efficiency εS", "1/εB", "net");
    }

    @Test
    void dataAreDrawnInsideAClipOfTheFramesSize() {
        Drawing drawing = Drawing.of(small().svg("roc"));
        Element clip = drawing.elements("clipPath").getFirst();
        assertThat(clip.getAttribute("id")).isEqualTo("roc-clip1");
        Element inside = drawing.elements("g").getFirst();
        assertThat(inside.getAttribute("clip-path")).isEqualTo("url(#roc-clip1)");
        Element curve = curve(drawing);
        assertThat(curve.getAttribute("stroke")).isEqualTo("#e42536");
        assertThat(curve.getAttribute("d")).matches("M[0-9. ]+L[0-9. ]+L[0-9. ]+");
    }

    @Test
    void curveRunsFromCornerToCornerOfTheFrame() {
        Drawing drawing = Drawing.of(small().svg("roc"));
        Element frame = (Element) drawing.elements("clipPath").getFirst().getFirstChild();
        double x = Double.parseDouble(frame.getAttribute("x"));
        double y = Double.parseDouble(frame.getAttribute("y"));
        double width = Double.parseDouble(frame.getAttribute("width"));
        double height = Double.parseDouble(frame.getAttribute("height"));
        Element curve = curve(drawing);
        String[] points = curve.getAttribute("d").substring(1).split("L");
        assertThat(place(points[0])[0]).isEqualTo(x);
        double expected = y + height * (1 - Math.log10(900) / 3);
        assertThat(place(points[0])[1]).isCloseTo(expected, within(0.02));
        assertThat(place(points[2])).containsExactly(x + width, y + height);
    }

    /// The first path inside the clip.
    private static Element curve(Drawing drawing) {
        Element inside = drawing.elements("g").getFirst();
        return (Element) inside.getElementsByTagName("path").item(0);
    }

    private static double[] place(String point) {
        String[] parts = point.split(" ");
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
    }

    @Test
    void pngHasTwicePixelsAndInk() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(small().sized(300, 200).png()));
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(Drawing.colors(image)).contains(0xffffff, 0x000000, 0xe42536);
    }

    @Test
    void equalFiguresGiveEqualBytes() {
        assertThat(small().svg()).isEqualTo(small().svg());
        assertThat(small().png()).isEqualTo(small().png());
    }

    @Test
    void hostileNamesStayText() {
        String name = "</text><script>alert(\"1\")</script>&\u0000'_{x";
        Figure figure =
                Figure.of(
                                Axis.linear(name),
                                Axis.categories(name, List.of(name)),
                                line(name, new double[] {0}))
                        .titled(name, name);
        Drawing drawing = Drawing.of(figure.svg(name));
        assertThat(drawing.elements("script")).isEmpty();
        String shown = name.replace('\u0000', '\uFFFD');
        assertThat(drawing.texts().stream().filter(shown::equals)).hasSize(6);
        assertThat(figure.png()).isNotEmpty();
    }

    @Test
    void logAxisDropsZerosWithANote() {
        Line data = line("n", new double[] {0, -1, 10, 100});
        Drawing drawing = Drawing.of(Figure.of(Axis.linear("x"), Axis.log("y"), data).svg());
        assertThat(drawing.texts()).contains("2 values ≤ 0 are not shown", "101", "102");
    }

    @Test
    void logAxisWithNothingAboveZeroIsAnEmptyFrame() {
        Line data = line("n", new double[] {0, 0});
        Drawing drawing = Drawing.of(Figure.of(Axis.linear("x"), Axis.log("y"), data).svg());
        assertThat(drawing.texts()).contains("no data", "2 values ≤ 0 are not shown");
    }

    @Test
    void notANumberIsAGapWithoutANote() {
        double[] y = {1, 2, Double.NaN, 4, 5, Double.POSITIVE_INFINITY};
        String svg = Figure.of(Axis.linear("x"), Axis.linear("y"), line("n", y)).svg();
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        Drawing drawing = Drawing.of(svg);
        Element curve = curve(drawing);
        assertThat(curve.getAttribute("d").chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(drawing.texts()).noneMatch(text -> text.contains("not shown"));
    }

    @Test
    void noDataGivesAReadableEmptyFrame() {
        Figure figure =
                Figure.of(Axis.whole("Epoch"), Axis.linear("Loss"), line("n", new double[0]));
        Drawing drawing = Drawing.of(figure.svg());
        assertThat(drawing.texts()).contains("no data", "Epoch", "Loss", "0", "1");
        assertThat(figure.png()).isNotEmpty();
    }

    @Test
    void oneValueStillGetsAnAxisAroundIt() {
        Figure figure = Figure.of(Axis.linear("x"), Axis.linear("y"), line("", new double[] {5}));
        assertThat(Drawing.of(figure.svg()).texts()).contains("5.0");
    }

    @Test
    void saveWritesBothFormatsAndNothingElse(@TempDir Path folder) throws IOException {
        small().save(folder.resolve("plots/v1.2"));
        try (var files = Files.list(folder.resolve("plots"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("v1.2.svg", "v1.2.png");
        }
        assertThat(folder.resolve("plots/v1.2.svg")).hasContent(small().svg());
    }
}
