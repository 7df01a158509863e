package org.kaon.cli;

import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Binned;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.histogram.Plottable;
import org.kaon.io.inspect.Excerpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A histogram or graph in lines of text: bars over one axis, shades over two; of three axes the
/// last is summed over.
record TerminalPlot(Ink ink) {

    private static final int LINES = 24;
    private static final int LONGEST = 48;
    private static final int ACROSS = 48;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final String SHADES = " ░▒▓█";

    /// The picture, its figures below.
    List<String> lines(Plottable plot) {
        return switch (plot) {
            case Graph graph -> points(graph);
            case Binned binned when binned.axes().size() == 1 -> bars(binned);
            case Binned binned -> shades(binned);
        };
    }

    private List<String> bars(Binned binned) {
        Axis axis = binned.axes().getFirst();
        double[] values = binned.inside(binned.values());
        boolean labelled = !axis.labels().isEmpty();
        int merged = labelled ? 1 : Math.ceilDiv(values.length, LINES);
        boolean means = !(binned instanceof Histogram);
        double[] shown = new double[Math.ceilDiv(values.length, merged)];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            int to = Math.min(values.length, (i + 1) * merged);
            double sum = Arrays.stream(values, i * merged, to).sum();
            shown[i] = means ? sum / (to - i * merged) : sum;
            names.add(
                    labelled
                            ? axis.labels().get(i)
                            : Excerpt.number(axis.edges()[i * merged])
                                    + " … "
                                    + Excerpt.number(axis.edges()[to]));
        }
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        double most = Arrays.stream(shown).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            String name = names.get(i);
            String bar = bar(shown[i], most);
            String pad = " ".repeat(width - name.length());
            lines.add("  %s%s  %s %s".formatted(pad, name, paint(bar, shown[i]), number(shown[i])));
        }
        lines.add(ink.faint("  " + figures(binned, merged)));
        return lines;
    }

    private String paint(String bar, double value) {
        return value < 0 ? ink.red(bar) : ink.blue(bar);
    }

    private static String number(double value) {
        return Excerpt.number(value);
    }

    // A bar to an eighth of a character; of a negative value as long as its size.
    private static String bar(double value, double most) {
        if (most == 0 || !Double.isFinite(value)) return "";
        int eighths = (int) Math.round(Math.abs(value) / most * 8 * LONGEST);
        String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
        return "█".repeat(eighths / 8) + rest;
    }

    private static String figures(Binned binned, int merged) {
        double[] all = binned.values();
        List<String> words = new ArrayList<>();
        words.add(number(binned.entries()) + " entries");
        if (binned instanceof Histogram) {
            Axis axis = binned.axes().getFirst();
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int i = 1; i <= axis.bins(); i++) {
                double middle = (axis.edges()[i - 1] + axis.edges()[i]) / 2;
                sum += all[i];
                first += all[i] * middle;
                second += all[i] * middle * middle;
            }
            double mean = first / sum;
            if (sum != 0 && axis.labels().isEmpty()) {
                words.add("mean " + number(mean));
                double variance = Math.max(0, second / sum - mean * mean);
                words.add("deviation " + number(Math.sqrt(variance)));
            }
            if (all[0] != 0) words.add(number(all[0]) + " below");
            if (all[all.length - 1] != 0) words.add(number(all[all.length - 1]) + " above or NaN");
        }
        if (merged > 1) words.add(merged + " bins in a line");
        return String.join(", ", words);
    }

    private List<String> shades(Binned binned) {
        Axis x = binned.axes().getFirst();
        Axis y = binned.axes().get(1);
        double[] inside = binned.inside(binned.values());
        int across = Math.ceilDiv(x.bins(), ACROSS);
        int along = Math.ceilDiv(y.bins(), LINES);
        int columns = Math.ceilDiv(x.bins(), across);
        double[] cells = new double[columns * Math.ceilDiv(y.bins(), along)];
        for (int i = 0; i < inside.length; i++) {
            int row = i / x.bins() % y.bins() / along;
            cells[row * columns + i % x.bins() / across] += Math.abs(inside[i]);
        }
        double most = Arrays.stream(cells).filter(Double::isFinite).max().orElse(0);
        List<String> lines = new ArrayList<>();
        int width = Arrays.stream(y.edges()).mapToInt(it -> number(it).length()).max().orElse(0);
        for (int row = cells.length / columns - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.repeat(shade(cells[row * columns + column], most), 2);
            }
            String edge = number(y.edges()[row * along]);
            lines.add("  %s%s %s".formatted(" ".repeat(width - edge.length()), edge, line));
        }
        String low = number(x.edges()[0]);
        String high = number(x.edges()[x.bins()]);
        int gap = Math.max(1, 2 * columns - low.length() - high.length());
        lines.add(" ".repeat(width + 3) + low + " ".repeat(gap) + high);
        lines.add(
                ink.faint(
                        "  %s entries, █ stands for %s"
                                .formatted(number(binned.entries()), number(most))));
        return lines;
    }

    private static char shade(double value, double most) {
        if (!(value > 0) || most == 0) return ' ';
        int last = SHADES.length() - 1;
        return SHADES.charAt(Math.clamp((int) Math.ceil(value / most * last), 1, last));
    }

    private List<String> points(Graph graph) {
        TextTable table =
                new TextTable(
                        TextTable.Head.right("x"),
                        TextTable.Head.left("±"),
                        TextTable.Head.right("y"),
                        TextTable.Head.left("±"));
        int shown = Math.min(LINES, graph.x().length);
        for (int i = 0; i < shown; i++) {
            table.add(
                    number(graph.x()[i]),
                    error(graph.xError(), i),
                    number(graph.y()[i]),
                    error(graph.yError(), i));
        }
        List<String> lines = new ArrayList<>(table.isEmpty() ? List.of() : table.lines(ink));
        lines.add(ink.faint("  %,d points".formatted(graph.x().length)));
        return lines;
    }

    private static String error(Graph.Errors errors, int i) {
        if (errors.low().length == 0) return "";
        String low = number(errors.low()[i]);
        String high = number(errors.high()[i]);
        return low.equals(high) ? "± " + low : "−" + low + " +" + high;
    }
}
