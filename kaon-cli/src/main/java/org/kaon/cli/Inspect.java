package org.kaon.cli;

import org.kaon.io.Location;
import org.kaon.io.Sources;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Overview;
import org.kaon.io.inspect.Selection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `kaon inspect FILE[:OBJECT]`: what is in a file, whatever its format.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Show what is in a file of any format that Kaon reads: objects, columns, types, sizes,"
                    + " first rows.",
            "",
            "kaon inspect events.root:Events --columns 'Muon_*' --stats"
        })
final class Inspect implements Callable<Integer> {

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

    @Override
    public Integer call() throws IOException {
        Location place = Location.parse(location);
        PrintWriter out = spec.commandLine().getOut();
        for (Path path : Sources.files(place.path(), Path.of(""))) {
            try (Inspection file = Sources.inspect(path)) {
                Selection chosen = new Selection(place.object(), columns);
                List<Item> items = chosen.of(path.toString(), file);
                if (json) {
                    Overview overview = new Overview(stats, entries);
                    out.println(new JsonMapper().writeValueAsString(overview.of(file, items)));
                } else {
                    print(path.toString(), file, items, out);
                }
            }
        }
        out.flush();
        return 0;
    }

    private void print(String path, Inspection file, List<Item> items, PrintWriter out) {
        Ink ink = Ink.ofTerminal();
        Listing listing = new Listing(out, ink, all || !columns.isEmpty());
        listing.head(path, file);
        for (Item item : items) {
            try {
                Content content = item.content();
                if (stats) new StatisticsTable(out, ink, entries).item(item, content);
                else listing.item(item, content);
            } catch (IOException e) {
                listing.broken(item, e);
            }
            out.flush();
        }
    }
}
