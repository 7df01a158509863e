package org.kaon.cli;

import org.kaon.io.Location;
import org.kaon.io.Sources;
import org.kaon.io.histogram.Plottable;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Overview;
import org.kaon.io.inspect.Selection;
import org.kaon.lab.inspect.Binning;
import org.kaon.lab.inspect.ColumnHistogram;
import org.kaon.lab.inspect.PlotFigure;
import org.kaon.lab.plot.Range;
import org.kaon.lab.plot.Sheet;
import org.kaon.lab.run.RunException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon inspect FILE[:OBJECT]`: what is in a file, whatever its format.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Show what is in a file of any format that Kaon reads: objects, columns, types, sizes,"
                    + " first rows.",
            "",
            "kaon inspect events.root:Events --columns 'Muon_*' --stats",
            "kaon inspect events.root:Events --histogram Muon_pt --range 0:100 --plot pt.svg",
            "kaon inspect plots.root:mass"
        })
final class Inspect implements Callable<Integer> {

    private static final int MOST_FIGURES = 100;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE[:OBJECT]", description = "The file, and what in it to show.")
    private String location = "";

    @Option(
            names = "--stats",
            description = "Read every value; show how many there are, the least, mean, greatest.")
    private boolean stats;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            split = ",",
            description = "Only these columns; * and ? stand for any characters.")
    private List<String> columns = List.of();

    @Option(names = "--all", description = "List each column, however many there are.")
    private boolean all;

    @Option(
            names = "--entries",
            paramLabel = "N",
            description = "With --stats: read N rows of a table at most (default: all).")
    private long entries = Long.MAX_VALUE;

    @Option(
            names = "--histogram",
            paramLabel = "COLUMN",
            description = "Count a column's values in bins; may be given several times.")
    private List<String> histograms = List.of();

    @Option(
            names = "--bins",
            paramLabel = "N",
            description = "Bins of --histogram (default: ${DEFAULT-VALUE}).")
    private int bins = 50;

    @Option(
            names = "--range",
            paramLabel = "LOW:HIGH",
            description = "Ends of --histogram (default: the least and the greatest value).")
    private Optional<String> range = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description =
                    "Draw the columns of --histogram, or else the file's histograms and graphs, as"
                            + " .svg or .png.")
    private Optional<Path> plot = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Location place = Location.parse(location);
        Binning binning = binning();
        if (plot.isPresent() && !Sheet.canWrite(plot.get())) {
            throw new RunException(
                    "--plot: a picture's name ends in .svg or .png, found " + plot.get() + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Plottable> drawn = new ArrayList<>();
        for (Path path : Sources.files(place.path(), Path.of(""))) {
            try (Inspection file = Sources.inspect(path, place.object())) {
                Selection chosen = new Selection(place.object(), columns);
                List<Item> items = chosen.of(path.toString(), file);
                List<Plottable> counted = new ArrayList<>();
                for (String column : histograms) {
                    counted.add(
                            ColumnHistogram.find(path.toString(), items, column)
                                    .count(binning, entries));
                }
                drawn.addAll(histograms.isEmpty() ? plots(items) : counted);
                if (json) {
                    Overview overview = new Overview(stats, entries);
                    out.println(new JsonMapper().writeValueAsString(overview.of(file, items)));
                } else if (histograms.isEmpty()) {
                    print(path.toString(), file, items, out);
                } else {
                    counted.forEach(it -> draw(it, out));
                }
            }
        }
        if (plot.isPresent()) save(drawn, plot.get());
        out.flush();
        return 0;
    }

    private Binning binning() {
        try {
            return new Binning(bins, range.map(Inspect::range).orElse(Range.EMPTY));
        } catch (IllegalArgumentException e) {
            throw new RunException("--bins, --range: " + e.getMessage(), e);
        }
    }

    private static Range range(String text) {
        String[] ends = text.split(":", -1);
        if (ends.length == 2) {
            double low = Double.parseDouble(ends[0]);
            double high = Double.parseDouble(ends[1]);
            if (low < high && !Double.isInfinite(high - low)) return new Range(low, high);
        }
        throw new IllegalArgumentException(
                "expected LOW:HIGH with LOW below HIGH, found \"" + text + "\".");
    }

    // Of objects that cannot be read the listing tells.
    private static List<Plottable> plots(List<Item> items) {
        List<Plottable> plots = new ArrayList<>();
        for (Item item : items) {
            try {
                if (item.content() instanceof Content.Plot found) plots.add(found.plot());
            } catch (IOException _) {
                // The listing says why.
            }
        }
        return plots;
    }

    private static void save(List<Plottable> plots, Path to) throws IOException {
        if (plots.isEmpty()) {
            throw new RunException(
                    "--plot: there is no histogram and no graph to draw. Name a column with"
                            + " --histogram COLUMN.");
        }
        if (plots.size() > MOST_FIGURES) {
            throw new RunException(
                    "--plot: %,d figures are too many for one picture, at most %d. Choose with FILE:OBJECT."
                            .formatted(plots.size(), MOST_FIGURES));
        }
        int across = (int) Math.ceil(Math.sqrt(plots.size()));
        new Sheet(across, plots.stream().map(PlotFigure::of).toList()).save(to);
    }

    private static void draw(Plottable plot, PrintWriter out) {
        Ink ink = Ink.ofTerminal();
        out.println(ink.strong(plot.name()) + "  " + plot.title());
        new TerminalPlot(ink).lines(plot).forEach(out::println);
    }

    private void print(String path, Inspection file, List<Item> items, PrintWriter out) {
        Ink ink = Ink.ofTerminal();
        Listing listing = new Listing(out, ink, all || !columns.isEmpty());
        listing.head(path, file);
        for (Item item : items) {
            try {
                Content content = item.content();
                boolean figures = stats && content instanceof Content.Table;
                if (figures) new StatisticsTable(out, ink, entries).item(item, content);
                else listing.item(item, content);
                if (content instanceof Content.Plot found && (stats || items.size() == 1)) {
                    new TerminalPlot(ink).lines(found.plot()).forEach(out::println);
                }
            } catch (IOException e) {
                listing.broken(item, e);
            }
            out.flush();
        }
    }
}
