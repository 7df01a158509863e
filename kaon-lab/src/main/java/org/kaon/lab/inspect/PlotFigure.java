package org.kaon.lab.inspect;

import org.kaon.io.histogram.Binned;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.histogram.Plottable;
import org.kaon.lab.plot.Axis;
import org.kaon.lab.plot.Bars;
import org.kaon.lab.plot.Bins;
import org.kaon.lab.plot.Color;
import org.kaon.lab.plot.ColorScale;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.HeatMap;
import org.kaon.lab.plot.Points;
import org.kaon.lab.plot.Range;

import java.util.Arrays;
import java.util.List;

/// A histogram, profile, efficiency or graph as a figure: steps or points over one axis, colours
/// over two; of three axes the last is summed over. Bins with labels are bars.
public final class PlotFigure {

    private static final int MOST_BARS = 40;

    private PlotFigure() {}

    public static Figure of(Plottable plot) {
        return switch (plot) {
            case Graph graph -> points(graph);
            case Binned binned when binned.axes().size() == 1 -> line(binned);
            case Binned binned -> plane(binned);
        };
    }

    private static Figure line(Binned binned) {
        org.kaon.io.histogram.Axis axis = binned.axes().getFirst();
        double[] values = binned.inside(binned.values());
        if (!axis.labels().isEmpty() && axis.bins() <= MOST_BARS) {
            Color[] colors = new Color[values.length];
            Arrays.fill(colors, Color.BACKGROUND);
            return Figure.of(
                            room(axis.title(), values),
                            Axis.categoriesDownwards("", axis.labels()),
                            new Bars(values, colors))
                    .titled(title(binned), "");
        }
        double[] errors = binned.inside(binned.variances());
        Arrays.setAll(errors, i -> Math.sqrt(errors[i]));
        Bins bins = new Bins(axis.edges(), values, errors);
        double[] edges = axis.edges();
        return Figure.of(
                        Axis.linear(axis.title(), edges[0], edges[edges.length - 1]),
                        Axis.linear(binned instanceof Histogram ? "Entries" : ""),
                        binned instanceof Histogram
                                ? org.kaon.lab.plot.Histogram.filled("", bins, Color.BACKGROUND)
                                : Points.of("", bins, Color.BACKGROUND))
                .titled(title(binned), "");
    }

    // The numbers stand behind the bars.
    private static Axis room(String title, double[] values) {
        Range range = Range.of(values, false).with(0);
        return range.length() > 0
                ? Axis.linear(title, range.low(), range.high() + 0.2 * range.length())
                : Axis.linear(title);
    }

    private static Figure plane(Binned binned) {
        org.kaon.io.histogram.Axis x = binned.axes().getFirst();
        org.kaon.io.histogram.Axis y = binned.axes().get(1);
        double[] values = new double[x.bins() * y.bins()];
        double[] inside = binned.inside(binned.values());
        for (int i = 0; i < inside.length; i++) {
            values[i % values.length] += inside[i];
        }
        Range colours = Range.of(values, false);
        double low = colours.isEmpty() ? 0 : Math.min(0, colours.low());
        double high = colours.isEmpty() || colours.high() <= low ? low + 1 : colours.high();
        HeatMap.Grid grid = new HeatMap.Grid(x.bins(), values, range(x), range(y));
        String note = binned.axes().size() > 2 ? "summed over the third axis" : "";
        return Figure.of(
                        Axis.linear(x.title(), range(x).low(), range(x).high()),
                        Axis.linear(y.title(), range(y).low(), range(y).high()),
                        new HeatMap(grid, ColorScale.linear("", low, high), false))
                .titled(title(binned), note)
                .sized(560, 420);
    }

    // A heat map's cells are of one size; uneven bins are drawn as if they were even.
    private static Range range(org.kaon.io.histogram.Axis axis) {
        return new Range(axis.edges()[0], axis.edges()[axis.bins()]);
    }

    private static Figure points(Graph graph) {
        // ROOT keeps "title;x;y" in a graph's title.
        List<String> titles = List.of(graph.title().split(";", -1));
        return Figure.of(
                        Axis.linear(titles.size() > 1 ? titles.get(1) : ""),
                        Axis.linear(titles.size() > 2 ? titles.get(2) : ""),
                        new Points(
                                "",
                                graph.x(),
                                graph.y(),
                                mean(graph.xError(), graph.x().length),
                                mean(graph.yError(), graph.x().length),
                                Color.BACKGROUND))
                .titled(titles.getFirst().isEmpty() ? graph.name() : titles.getFirst(), "");
    }

    // The plot's error bars reach as far down as up.
    private static double[] mean(Graph.Errors errors, int points) {
        double[] mean = new double[points];
        if (errors.low().length == points) {
            Arrays.setAll(mean, i -> (errors.low()[i] + errors.high()[i]) / 2);
        }
        return mean;
    }

    private static String title(Plottable plot) {
        return plot.title().isEmpty() ? plot.name() : plot.title();
    }
}
