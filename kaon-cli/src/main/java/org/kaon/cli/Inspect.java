package org.kaon.cli;

import org.kaon.io.Location;
import org.kaon.io.Sources;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;
import org.kaon.io.rntuple.NtupleInspection;
import org.kaon.io.rntuple.NtupleStatistics;
import org.kaon.io.root.FileStatistics;
import org.kaon.io.root.Inspection;
import org.kaon.io.root.Inspection.ObjectDescription;
import org.kaon.io.root.RootFile;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// `kaon inspect FILE[:OBJECT]`: what is in a ROOT file.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Show what is in a ROOT file: trees, RNTuples, branches, types, sizes, first"
                        + " values.")
final class Inspect implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE[:OBJECT]", description = "The file, and what in it to show.")
    private String location = "";

    @Option(names = "--stats", description = "Read every branch; show counts, sums, checksums.")
    private boolean stats;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    @Option(
            names = "--entries",
            paramLabel = "N",
            description = "With --stats: read N entries of a tree at most (default: all).")
    private long entries = Long.MAX_VALUE;

    @Override
    public Integer call() throws IOException {
        Location place = Location.parse(location);
        PrintWriter out = spec.commandLine().getOut();
        for (Path path : Sources.files(place.path(), Path.of(""))) {
            try (RootFile file = RootFile.open(path)) {
                if (stats) print(statistics(file, place.object()), out);
                else print(file, objects(file, place.object()), out);
            }
        }
        out.flush();
        return 0;
    }

    private void print(RootFile file, List<ObjectDescription> objects, PrintWriter out) {
        if (json) out.println(new JsonMapper().writeValueAsString(objects));
        else new Listing(out).file(file.name(), objects);
    }

    private void print(Map<String, Object> statistics, PrintWriter out) {
        if (json) out.println(new JsonMapper().writeValueAsString(statistics));
        else new Listing(out).statistics(statistics);
    }

    private static List<ObjectDescription> objects(RootFile file, String object)
            throws FormatException {
        List<ObjectDescription> all =
                Inspection.describe(file).stream()
                        .map(it -> NtupleInspection.of(file, it))
                        .toList();
        return chosen(file, object, all, ObjectDescription::path);
    }

    private Map<String, Object> statistics(RootFile file, String object) throws FormatException {
        Map<String, Object> all = new LinkedHashMap<>(FileStatistics.of(file, entries));
        if (all.get("objects") instanceof List<?> objects) {
            List<Object> complete = new ArrayList<>();
            for (Object it : chosen(file, object, objects, Listing::path))
                complete.add(NtupleStatistics.complete(file, it, entries));
            all.put("objects", complete);
        }
        return all;
    }

    // The object itself and, if it is a directory, what lies in it.
    private static <T> List<T> chosen(
            RootFile file, String object, List<T> all, Function<? super T, String> path)
            throws FormatException {
        if (object.isEmpty()) return all;
        List<T> chosen =
                all.stream().filter(it -> (path.apply(it) + "/").startsWith(object + "/")).toList();
        if (!chosen.isEmpty()) return chosen;
        List<String> known = all.stream().map(path).toList();
        throw FormatException.of(
                file.name(),
                "",
                "holds no \"%s\".%s".formatted(object, Nearest.hint(object, known)));
    }
}
