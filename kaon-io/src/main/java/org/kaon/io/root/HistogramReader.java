package org.kaon.io.root;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;
import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Binned;
import org.kaon.io.histogram.Efficiency;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.histogram.Plottable;
import org.kaon.io.histogram.Profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Histograms, profiles, efficiencies and graphs of a file, by its own description of their
/// classes.
///
/// *Source*: ROOT `hist/hist/inc/TH1.h`, `TAxis.h`, `TProfile.h`, `TEfficiency.h`, `TGraph*.h`.
public final class HistogramReader {

    private static final Pattern COUNTS = Pattern.compile("TH[123][CSILFD]");
    private static final Pattern PROFILE = Pattern.compile("TProfile([23]D)?");
    private static final Pattern GRAPH = Pattern.compile("TGraph(Errors|AsymmErrors|BentErrors)?");
    private static final List<String> AXES = List.of("fXaxis", "fYaxis", "fZaxis");

    private HistogramReader() {}

    /// The object at a path, its highest cycle.
    ///
    /// *Errors*: [FormatException] where there is none, with the nearest names, and for an object
    /// of another class.
    public static Plottable read(RootFile file, String path) throws IOException {
        List<String> known = file.highestCycles().stream().map(RootFile.Entry::path).toList();
        RootFile.Entry entry =
                file.find(path)
                        .orElseThrow(() ->
                                FormatException.of(
                                        file.name(),
                                        "",
                                        "holds no \"%s\".%s"
                                                .formatted(path, Nearest.hint(path, known))));
        return read(file, entry)
                .orElseThrow(() ->
                        FormatException.of(
                                file.name(),
                                path,
                                "is a %s, no histogram and no graph."
                                        .formatted(entry.key().className())));
    }

    /// An object; empty for one of another class.
    static Optional<Plottable> read(RootFile file, RootFile.Entry entry) throws IOException {
        String className = entry.key().className();
        boolean known =
                COUNTS.matcher(className).matches()
                        || PROFILE.matcher(className).matches()
                        || GRAPH.matcher(className).matches()
                        || className.equals("TEfficiency");
        if (!known) {
            return Optional.empty();
        }
        RootObject object = file.object(entry);
        try {
            return Optional.of(of(className, object));
        } catch (IllegalArgumentException | ArithmeticException e) {
            String why = object.damage().isEmpty() ? "" : " (" + object.damage() + ")";
            throw FormatException.at(
                    file.name(),
                    entry.path(),
                    entry.key().seek(),
                    "a %s that cannot be: %s%s".formatted(className, e.getMessage(), why));
        }
    }

    private static Plottable of(String className, RootObject object) {
        if (GRAPH.matcher(className).matches()) {
            return graph(object);
        }
        if (className.equals("TEfficiency")) {
            return efficiency(object);
        }
        return PROFILE.matcher(className).matches() ? profile(object) : histogram(object);
    }

    private static Histogram histogram(RootObject object) {
        if (!COUNTS.matcher(object.className()).matches()) {
            throw new IllegalArgumentException("a %s.".formatted(object.className()));
        }
        double[] contents = reals(object, "values");
        List<Axis> axes = axes(object, contents.length);
        double[] squares = reals(object.object("fSumw2"), "values");
        return new Histogram(
                object.text("fName"),
                object.text("fTitle"),
                axes,
                contents,
                squares.length == contents.length ? squares : new double[0],
                real(object, "fEntries"));
    }

    private static Profile profile(RootObject object) {
        double[] sums = reals(object, "values");
        double[] squares = reals(object.object("fSumw2"), "values");
        double[] squaredWeights = reals(object.object("fBinSumw2"), "values");
        return new Profile(
                object.text("fName"),
                object.text("fTitle"),
                axes(object, sums.length),
                new Profile.Sums(
                        sums,
                        squares.length == sums.length ? squares : new double[sums.length],
                        reals(object.object("fBinEntries"), "values"),
                        squaredWeights.length == sums.length ? squaredWeights : new double[0]),
                uncertainty(object.integer("fErrorMode")),
                real(object, "fEntries"));
    }

    private static Profile.Uncertainty uncertainty(long mode) {
        return switch ((int) mode) {
            case 1 -> Profile.Uncertainty.SPREAD;
            case 2 -> Profile.Uncertainty.INTEGERS;
            case 3 -> Profile.Uncertainty.GAUSS;
            default -> Profile.Uncertainty.MEAN;
        };
    }

    private static Efficiency efficiency(RootObject object) {
        return new Efficiency(
                object.text("fName"),
                object.text("fTitle"),
                histogram(object.object("fPassedHistogram")),
                histogram(object.object("fTotalHistogram")));
    }

    private static Graph graph(RootObject object) {
        return new Graph(
                object.text("fName"),
                object.text("fTitle"),
                reals(object, "fX"),
                reals(object, "fY"),
                errors(object, "fEX"),
                errors(object, "fEY"));
    }

    private static Graph.Errors errors(RootObject graph, String name) {
        return graph.has(name)
                ? Graph.Errors.even(reals(graph, name))
                : new Graph.Errors(reals(graph, name + "low"), reals(graph, name + "high"));
    }

    /// As many axes as the class has; their bins must be as many as there are contents.
    private static List<Axis> axes(RootObject object, int contents) {
        String className = object.className();
        int count =
                className.startsWith("TProfile")
                        ? profileAxes(className)
                        : className.charAt(2) - '0';
        List<Axis> axes = new ArrayList<>();
        for (String name : AXES.subList(0, count)) {
            axes.add(axis(object.object(name), contents));
        }
        if (Binned.bins(axes) != contents) {
            throw new IllegalArgumentException(
                    "%d bins with flow bins, %d contents.".formatted(Binned.bins(axes), contents));
        }
        return axes;
    }

    private static int profileAxes(String className) {
        return className.endsWith("D") ? className.charAt(8) - '0' : 1;
    }

    // Bins cannot be more than contents, whatever the number in the file.
    private static Axis axis(RootObject axis, int contents) {
        long bins = axis.integer("fNbins");
        if (bins < 1 || bins > contents) {
            throw new IllegalArgumentException(
                    "an axis of %d bins, %d contents.".formatted(bins, contents));
        }
        double[] edges = reals(axis.object("fXbins"), "values");
        double low = real(axis, "fXmin");
        double high = real(axis, "fXmax");
        // A histogram that was never filled may have no range yet.
        double top = low < high ? high : low + bins;
        String title = axis.text("fTitle");
        double[] known =
                edges.length == bins + 1 ? edges : Axis.even(title, (int) bins, low, top).edges();
        return new Axis(title, known, labels(axis.object("fLabels"), (int) bins));
    }

    // Each label says by its unique number which bin it belongs to.
    private static List<String> labels(RootObject list, int bins) {
        TreeMap<Long, String> byBin = new TreeMap<>();
        for (RootObject label : list.items()) {
            long bin = label.integer("fUniqueID");
            if (bin >= 1 && bin <= bins) {
                byBin.put(bin, label.text("fString"));
            }
        }
        if (byBin.isEmpty()) {
            return List.of();
        }
        List<String> labels = new ArrayList<>();
        for (long bin = 1; bin <= bins; bin++) {
            labels.add(byBin.getOrDefault(bin, ""));
        }
        return labels;
    }

    private static double real(RootObject object, String name) {
        return object.value(name, Number.class).map(Number::doubleValue).orElse(0.0);
    }

    private static double[] reals(RootObject object, String name) {
        long[] integers = object.integers(name);
        return integers.length > 0
                ? java.util.Arrays.stream(integers).asDoubleStream().toArray()
                : object.value(name, double[].class).orElseGet(() -> new double[0]);
    }
}
