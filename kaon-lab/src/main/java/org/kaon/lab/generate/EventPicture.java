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
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Some events of a generator and their mean as one picture: maps after [View], single numbers that
/// are not always the same as distributions, by class where a column of integers tells a few.
public final class EventPicture {

    private static final int SHOWN = 3;
    private static final int MOST_MAPS = 4;
    private static final int MOST_CLASSES = 6;
    private static final int BINS = 30;
    private static final double DEPTH = 1e-4;

    /// Positive values that differ by more are shown on a logarithmic scale.
    private static final double DECADES = 300;

    private static final double LOG_NUMBERS = 150;

    private final List<Field> fields;
    private final List<View> views;
    private final List<Quantity> quantities;
    private final int events;
    private final float[][] values;

    private EventPicture(Generator generator, int events, float[][] values) {
        this.fields = generator.fields();
        this.views = View.of(generator);
        this.quantities = Quantity.of(generator);
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
        for (Quantity quantity : quantities) {
            double[] all = new double[events];
            Arrays.setAll(all, event -> quantity.value().of(values, event));
            long distinct = Arrays.stream(all).distinct().limit(MOST_CLASSES + 1).count();
            if (distinct > (quantity.whole() ? MOST_CLASSES : 1)) {
                figures.add(distribution(quantity, all, classes));
            }
        }
        if (figures.isEmpty()) {
            double[] all = new double[events];
            Arrays.setAll(all, event -> quantities.getFirst().value().of(values, event));
            figures.add(distribution(quantities.getFirst(), all, -1));
        }
        return new Sheet(SHOWN + 1, figures);
    }

    private List<Figure> maps(View view) {
        List<double[]> maps = new ArrayList<>();
        for (int event = 0; event < Math.min(SHOWN, events); event++) {
            maps.add(view.map().of(values, event));
        }
        ColorScale colors = colors(view.unit(), maps);
        maps.add(mean(view));
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            String title = i < maps.size() - 1 ? event(i) : "mean of " + events;
            HeatMap.Grid grid = square(view, maps.get(i));
            figures.add(
                    Figure.of(axis(view.x()), axis(view.y()), new HeatMap(grid, colors, false))
                            .titled(view.title(), title)
                            .sized(420, 340));
        }
        return figures;
    }

    /// The event's number with the first quantity that has a unit, mostly its energy.
    private String event(int event) {
        for (Quantity one : quantities) {
            if (!one.unit().isEmpty()) {
                return "event " + event + ": " + told(one.value().of(values, event), one.unit());
            }
        }
        return "event " + event;
    }

    private static String told(double value, String unit) {
        if (unit.equals("MeV") && Math.abs(value) >= 1000) {
            return told(value / 1000, "GeV");
        }
        String digits = String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3g" : "%.0f", value);
        return digits + " " + unit;
    }

    /// The map with its cells repeated along the shorter side, as heat maps have square cells.
    private static HeatMap.Grid square(View view, double[] map) {
        int columns = view.columns(), rows = map.length / columns;
        int wide = Math.max(1, rows / columns), high = Math.max(1, columns / rows);
        double[] cells = new double[map.length * wide * high];
        for (int i = 0; i < cells.length; i++) {
            int row = i / (columns * wide) / high, column = i % (columns * wide) / wide;
            cells[i] = map[row * columns + column];
        }
        return new HeatMap.Grid(columns * wide, cells, view.x().range(), view.y().range());
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

    /// Values of several decades get a logarithmic scale, which reaches down four decades or to
    /// where a tenth of the cells lies below; others an even one that ends where half a percent of
    /// them lies above.
    private static ColorScale colors(String unit, List<double[]> maps) {
        double[] all =
                maps.stream()
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        if (all.length == 0) {
            return ColorScale.linear(unit, 0, 1);
        }
        double low = all[0], high = all[all.length - 1];
        Range positive = Range.of(all, true);
        if (low < 0 || positive.isEmpty() || high < DECADES * positive.low()) {
            double most = all[(int) (0.995 * (all.length - 1))];
            double end = most > low ? most : high;
            return ColorScale.linear(unit, low, end > low ? end : low + 1);
        }
        double[] cells = Arrays.stream(all).filter(value -> value > 0).toArray();
        double most = Math.min(DEPTH * high, cells[cells.length / 10]);
        return ColorScale.log(unit, Math.max(positive.low(), most), high);
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

    private Figure distribution(Quantity quantity, double[] all, int classes) {
        Range found = Range.of(all, false);
        boolean log =
                !quantity.whole() && found.low() > 0 && found.high() > LOG_NUMBERS * found.low();
        double[] shown = log ? Arrays.stream(all).map(Math::log10).toArray() : all;
        Range range = widened(Range.of(shown, false));
        List<Mark> marks = new ArrayList<>();
        if (classes < 0) {
            marks.add(Histogram.filled("", bins(shown, range), Color.BACKGROUND));
        } else {
            List<Float> labels = List.copyOf(distinct(classes));
            for (int i = 0; i < labels.size(); i++) {
                float label = labels.get(i);
                double[] some = new double[events];
                Arrays.setAll(
                        some, event -> values[classes][event] == label ? shown[event] : Double.NaN);
                String name = fields.get(classes).name() + " " + (int) label;
                marks.add(Histogram.open(name, bins(some, range), Color.of(i, labels.size())));
            }
        }
        return Figure.of(Axis.linear(label(quantity, log)), Axis.linear("events"), marks)
                .titled(quantity.name(), events + " events")
                .sized(420, 340);
    }

    private static Range widened(Range range) {
        return range.length() > 0 ? range : new Range(range.low() - 0.5, range.high() + 0.5);
    }

    private static String label(Quantity quantity, boolean log) {
        String unit = quantity.unit();
        if (log) {
            return "lg(" + quantity.name() + (unit.isEmpty() ? ")" : " / " + unit + ")");
        }
        return unit.isEmpty() ? quantity.name() : quantity.name() + " (" + unit + ")";
    }

    private static Bins bins(double[] values, Range range) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return Bins.of(values, weights, BINS, range);
    }
}
