package org.kaon.lab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Binned;
import org.kaon.io.histogram.Efficiency;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Histogram;
import org.kaon.lab.plot.Bars;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.HeatMap;
import org.kaon.lab.plot.Points;

import java.util.List;
import java.util.stream.IntStream;

class PlotFigureTest {

    private static final double[] NONE = {};
    private static final Axis X = Axis.of("m / GeV", 0, 1, 3);
    private static final Axis Y = Axis.even("eta", 3, -1, 2);

    private static double[] counting(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    private static Histogram histogram(String title, double[] squares, Axis... axes) {
        List<Axis> all = List.of(axes);
        return new Histogram("h", title, all, counting(Binned.bins(all)), squares, 7);
    }

    @Test
    void oneAxisIsStepsWithErrors() {
        Figure figure = PlotFigure.of(histogram("the mass", new double[] {0, 4, 9, 0}, X));
        assertThat(figure.title().left()).isEqualTo("the mass");
        assertThat(figure.x().label()).isEqualTo("m / GeV");
        var steps = (org.kaon.lab.plot.Histogram) figure.marks().getFirst();
        assertThat(steps.bins().edges()).containsExactly(0, 1, 3);
        assertThat(steps.bins().contents()).containsExactly(1, 2);
        assertThat(steps.bins().errors()).containsExactly(2, 3);
        assertThat(figure.svg()).startsWith("<svg");
    }

    @Test
    void labelledBinsAreBarsWithTheirNames() {
        Axis cuts = new Axis("", new double[] {0, 1, 2}, List.of("all", "tight"));
        Figure figure = PlotFigure.of(histogram("", NONE, cuts));
        assertThat(((Bars) figure.marks().getFirst()).values()).containsExactly(1, 2);
        assertThat(figure.svg()).contains("tight");
        assertThat(figure.title().left()).isEqualTo("h");
    }

    @Test
    void twoAxesAreColoursAndTheThirdIsSummedOver() {
        HeatMap plane = (HeatMap) PlotFigure.of(histogram("", NONE, X, Y)).marks().getFirst();
        assertThat(plane.grid().columns()).isEqualTo(2);
        assertThat(plane.grid().values()).containsExactly(5, 6, 9, 10, 13, 14);
        Figure figure = PlotFigure.of(histogram("", NONE, X, X, X));
        HeatMap summed = (HeatMap) figure.marks().getFirst();
        // Bins 21 + 37, 22 + 38, 25 + 41, 26 + 42 of 64.
        assertThat(summed.grid().values()).containsExactly(58, 60, 66, 68);
        assertThat(figure.title().right()).contains("third axis");
    }

    @Test
    void sharesAndGraphsArePoints() {
        Histogram all = histogram("", NONE, X);
        Figure shares = PlotFigure.of(new Efficiency("e", "", all, all));
        assertThat(((Points) shares.marks().getFirst()).y()).containsExactly(1, 1);
        double[] two = {1, 2};
        Graph.Errors uneven = new Graph.Errors(new double[] {1, 1}, new double[] {2, 3});
        Figure graph =
                PlotFigure.of(new Graph("g", "limit;mass;", two, two, Graph.Errors.NONE, uneven));
        assertThat(((Points) graph.marks().getFirst()).yError()).containsExactly(1.5, 2);
        assertThat(graph.title().left() + graph.x().label()).isEqualTo("limitmass");
    }

    @Test
    void anEmptyHistogramIsDrawnToo() {
        Histogram empty = new Histogram("h", "", List.of(X, Y), new double[20], NONE, 0);
        assertThat(PlotFigure.of(empty).svg()).startsWith("<svg");
        Graph none = new Graph("g", "", NONE, NONE, Graph.Errors.NONE, Graph.Errors.NONE);
        assertThat(PlotFigure.of(none).svg()).contains("no data");
    }
}
