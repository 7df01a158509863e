package org.kaon.lab.generate;

import org.kaon.lab.plot.Axis;
import org.kaon.lab.plot.Bins;
import org.kaon.lab.plot.Color;
import org.kaon.lab.plot.ColorScale;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.HeatMap;
import org.kaon.lab.plot.Histogram;
import org.kaon.lab.plot.Range;
import org.kaon.lab.plot.Sheet;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Some events of a generator and their mean as one picture: arrays of two or three indices as maps
/// (the middle one of three is summed up), lists as steps, single numbers that are not always the
/// same as distributions.
public final class EventPicture {

    private static final int SHOWN = 3;
    private static final int MOST_FIELDS = 4;
    private static final int BINS = 40;
    private static final double DEPTH = 1e-4;

    private final List<Field> fields;
    private final int events;
    private final float[][] values;

    private EventPicture(List<Field> fields, int events, float[][] values) {
        this.fields = fields;
        this.events = events;
        this.values = values;
    }

    /// The picture of the first `events` of a seed.
    public static Sheet of(Generator generator, long seed, int events) {
        float[][] values = generator.allocate(events);
        generator.fill(seed, 0, events, values);
        return new EventPicture(generator.fields(), events, values).sheet();
    }

    private Sheet sheet() {
        List<Figure> figures = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < fields.size() && rows < MOST_FIELDS; i++) {
            int rank = fields.get(i).shape().size();
            if (rank >= 1 && fields.get(i).size() > 4) {
                figures.addAll(rank == 1 ? lists(i) : maps(i));
                rows++;
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).size() == 1 && varies(i)) {
                figures.add(distribution(i));
            }
        }
        return new Sheet(SHOWN + 1, figures);
    }

    private List<Figure> maps(int index) {
        Field field = fields.get(index);
        List<double[]> maps = new ArrayList<>();
        for (int event = 0; event < Math.min(SHOWN, events); event++) {
            maps.add(flattened(field, row(index, event)));
        }
        maps.add(flattened(field, mean(index)));
        List<Integer> shape = field.shape();
        int columns = shape.getLast();
        ColorScale colors = colors(field, maps);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            String title = i < maps.size() - 1 ? "event " + i : "mean of " + events;
            HeatMap.Grid grid =
                    new HeatMap.Grid(
                            columns,
                            maps.get(i),
                            new Range(0, columns),
                            new Range(0, maps.get(i).length / (double) columns));
            figures.add(
                    Figure.of(
                                    Axis.linear("last index", 0, columns),
                                    Axis.linear("first index", 0, grid.rows()),
                                    new HeatMap(grid, colors, false))
                            .titled(field.name(), title)
                            .sized(420, 340));
        }
        return figures;
    }

    /// Signed values get an even scale, others a logarithmic one.
    private static ColorScale colors(Field field, List<double[]> maps) {
        Range all = Range.EMPTY;
        Range positive = Range.EMPTY;
        for (double[] map : maps) {
            all = all.with(Range.of(map, false));
            positive = positive.with(Range.of(map, true));
        }
        if (all.isEmpty() || all.low() < 0 || positive.isEmpty()) {
            double low = all.isEmpty() ? 0 : all.low();
            double high = all.isEmpty() ? 1 : Math.max(all.high(), low + 1e-9);
            return ColorScale.linear(field.unit(), low, high);
        }
        if (positive.high() < 100 * positive.low()) {
            return ColorScale.linear(field.unit(), all.low(), Math.max(all.high(), 1e-9));
        }
        double low = Math.max(positive.low(), DEPTH * positive.high());
        return ColorScale.log(field.unit(), low, positive.high());
    }

    private static double[] flattened(Field field, double[] values) {
        List<Integer> shape = field.shape();
        if (shape.size() == 2) {
            return values;
        }
        int rows = shape.getFirst(), columns = shape.getLast();
        int middle = values.length / rows / columns;
        double[] sum = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            sum[i / columns / middle * columns + i % columns] += values[i];
        }
        return sum;
    }

    private List<Figure> lists(int index) {
        Field field = fields.get(index);
        List<Figure> figures = new ArrayList<>();
        for (int event = 0; event < Math.min(SHOWN, events); event++) {
            figures.add(steps(field, row(index, event), "event " + event));
        }
        figures.add(steps(field, mean(index), "mean of " + events));
        return figures;
    }

    private static Figure steps(Field field, double[] values, String title) {
        double[] edges = new double[values.length + 1];
        Arrays.setAll(edges, i -> i);
        Bins bins = new Bins(edges, values, new double[values.length]);
        return Figure.of(
                        Axis.linear("index", 0, values.length),
                        Axis.linear(labelled(field)),
                        Histogram.open("", bins, Color.BACKGROUND))
                .titled(field.name(), title)
                .sized(420, 340);
    }

    private boolean varies(int index) {
        for (int event = 1; event < events; event++) {
            if (values[index][event] != values[index][0]) {
                return true;
            }
        }
        return false;
    }

    private Figure distribution(int index) {
        Field field = fields.get(index);
        double[] all = new double[events];
        Arrays.setAll(all, event -> values[index][event]);
        Range found = Range.of(all, false);
        double low = found.isEmpty() ? 0 : found.low();
        double high = found.isEmpty() ? 1 : found.high();
        Range range = high > low ? new Range(low, high) : new Range(low - 0.5, high + 0.5);
        double[] weights = new double[events];
        Arrays.fill(weights, 1);
        return Figure.of(
                        Axis.linear(labelled(field)),
                        Axis.linear("events"),
                        Histogram.filled("", Bins.of(all, weights, BINS, range), Color.BACKGROUND))
                .titled(field.name(), events + " events")
                .sized(420, 340);
    }

    private static String labelled(Field field) {
        return field.unit().isEmpty() ? field.name() : field.name() + " (" + field.unit() + ")";
    }

    private double[] row(int index, int event) {
        int size = fields.get(index).size();
        double[] row = new double[size];
        Arrays.setAll(row, i -> values[index][event * size + i]);
        return row;
    }

    /// The mean over events of each number; NaN is left out.
    private double[] mean(int index) {
        int size = fields.get(index).size();
        double[] sum = new double[size];
        int[] count = new int[size];
        for (int i = 0; i < events * size; i++) {
            if (!Float.isNaN(values[index][i])) {
                sum[i % size] += values[index][i];
                count[i % size]++;
            }
        }
        for (int i = 0; i < size; i++) {
            sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
        }
        return sum;
    }
}
