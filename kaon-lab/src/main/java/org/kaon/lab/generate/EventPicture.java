package org.kaon.lab.generate;

import org.kaon.lab.plot.Axis;
import org.kaon.lab.plot.Bins;
import org.kaon.lab.plot.Color;
import org.kaon.lab.plot.ColorScale;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.HeatMap;
import org.kaon.lab.plot.Histogram;
import org.kaon.lab.plot.Mark;
import org.kaon.lab.plot.Range;
import org.kaon.lab.plot.Sheet;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Some events of a generator and their mean as one picture: maps after [View], single numbers that
/// are not always the same as distributions, by class where a column of integers tells a few.
public final class EventPicture {

    private static final int SHOWN = 3;
    private static final int MOST_MAPS = 4;
    private static final int MOST_CLASSES = 6;
    private static final int BINS = 40;
    private static final double DEPTH = 1e-4;

    private final List<Field> fields;
    private final List<View> views;
    private final int events;
    private final float[][] values;

    private EventPicture(Generator generator, int events, float[][] values) {
        this.fields = generator.fields();
        this.views = View.of(generator);
        this.events = events;
        this.values = values;
    }

    /// The picture of the first `events` of a seed.
    public static Sheet of(Generator generator, long seed, int events) {
        float[][] values = generator.allocate(events);
        generator.fill(seed, 0, events, values);
        return new EventPicture(generator, events, values).sheet();
    }

    private Sheet sheet() {
        List<Figure> figures = new ArrayList<>();
        views.stream().limit(MOST_MAPS).forEach(view -> figures.addAll(maps(view)));
        int classes = classes();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).size() == 1 && distinct(i).size() > 1) {
                figures.add(distribution(i, i == classes ? -1 : classes));
            }
        }
        return new Sheet(SHOWN + 1, figures);
    }

    private List<Figure> maps(View view) {
        List<double[]> maps = new ArrayList<>();
        for (int event = 0; event < Math.min(SHOWN, events); event++) {
            maps.add(view.map().of(values, event));
        }
        maps.add(mean(view));
        ColorScale colors = colors(view.unit(), maps);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            String title = i < maps.size() - 1 ? "event " + i : "mean of " + events;
            HeatMap.Grid grid =
                    new HeatMap.Grid(
                            view.columns(), maps.get(i), view.x().range(), view.y().range());
            figures.add(
                    Figure.of(axis(view.x()), axis(view.y()), new HeatMap(grid, colors, false))
                            .titled(view.title(), title)
                            .sized(420, 340));
        }
        return figures;
    }

    private static Axis axis(View.Side side) {
        return Axis.linear(side.label(), side.range().low(), side.range().high());
    }

    /// The mean over events of each cell; NaN is left out.
    private double[] mean(View view) {
        double[] sum = new double[0];
        int[] count = new int[0];
        for (int event = 0; event < events; event++) {
            double[] map = view.map().of(values, event);
            if (event == 0) {
                sum = new double[map.length];
                count = new int[map.length];
            }
            for (int i = 0; i < map.length; i++) {
                if (!Double.isNaN(map[i])) {
                    sum[i] += map[i];
                    count[i]++;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
        }
        return sum;
    }

    /// Signed values and those of one order of magnitude get an even scale, others a logarithmic
    /// one.
    private static ColorScale colors(String unit, List<double[]> maps) {
        Range all = Range.EMPTY;
        Range positive = Range.EMPTY;
        for (double[] map : maps) {
            all = all.with(Range.of(map, false));
            positive = positive.with(Range.of(map, true));
        }
        if (all.isEmpty()) {
            return ColorScale.linear(unit, 0, 1);
        }
        if (all.low() < 0 || positive.isEmpty() || positive.high() < 20 * positive.low()) {
            return ColorScale.linear(unit, all.low(), Math.max(all.high(), all.low() + 1e-9));
        }
        double low = Math.max(positive.low(), DEPTH * positive.high());
        return ColorScale.log(unit, low, positive.high());
    }

    /// The column of integers that tells most classes, if a few; −1 where none does.
    private int classes() {
        int best = -1;
        int most = 1;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).whole() && fields.get(i).size() == 1) {
                int count = distinct(i).size();
                if (count > most && count <= MOST_CLASSES) {
                    best = i;
                    most = count;
                }
            }
        }
        return best;
    }

    private Set<Float> distinct(int index) {
        Set<Float> distinct = new TreeSet<>();
        for (int event = 0; event < events; event++) {
            distinct.add(values[index][event]);
        }
        return distinct;
    }

    private Figure distribution(int index, int classes) {
        Field field = fields.get(index);
        double[] all = new double[events];
        Arrays.setAll(all, event -> values[index][event]);
        Range range = Range.of(all, false);
        List<Mark> marks = new ArrayList<>();
        if (classes < 0) {
            marks.add(Histogram.filled("", bins(all, range), Color.BACKGROUND));
        } else {
            List<Float> labels = List.copyOf(distinct(classes));
            for (int i = 0; i < labels.size(); i++) {
                float label = labels.get(i);
                double[] some = new double[events];
                Arrays.setAll(
                        some, event -> values[classes][event] == label ? all[event] : Double.NaN);
                String name = fields.get(classes).name() + " " + (int) label;
                marks.add(Histogram.open(name, bins(some, range), Color.of(i, labels.size())));
            }
        }
        return Figure.of(Axis.linear(labelled(field)), Axis.linear("events"), marks)
                .titled(field.name(), events + " events")
                .sized(420, 340);
    }

    private static Bins bins(double[] values, Range range) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return Bins.of(values, weights, BINS, range);
    }

    private static String labelled(Field field) {
        return field.unit().isEmpty() ? field.name() : field.name() + " (" + field.unit() + ")";
    }
}
