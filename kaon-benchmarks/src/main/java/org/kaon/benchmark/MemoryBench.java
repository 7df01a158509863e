package org.kaon.benchmark;

import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `kaon bench memory`: the peak of resident memory of `kaon train` over a large file, made on the
/// spot, minus that of `kaon --version`. All events are trained on, so what is measured is the
/// preparation and a shuffled epoch; the figures of a test part take memory for each of its events.
public final class MemoryBench {

    private static final int COLUMNS = 28;
    private static final int CHUNK = 16_384;
    private static final long PROBE = 200_000;
    private static final double GIB = 1L << 30;
    private static final Pattern COLLECTION = Pattern.compile(" ([0-9]+)M->[0-9]+M\\(");

    private static final String EXPERIMENT =
            """
            name: memory
            samples: [{files: "FILE", label: label}]
            classes: [background, signal]
            split: {train: 1, by: event}
            inputs: {features: {columns: [COLUMNS], standardise: true}}
            model: [{dense: {units: 32, activation: relu}}, {dense: {units: 2, activation: softmax}}]
            training: {loss: categorical_crossentropy, optimizer: adam, batch_size: 1024, epochs: 1}
            """;

    /// What is measured.
    ///
    /// @param bytes the least size of the file
    /// @param ending of the file's name, which tells its format
    /// @param folder where file and run go; both are deleted
    /// @param launcher the script that starts Kaon
    public record Task(long bytes, String ending, Path folder, Path launcher) {}

    private MemoryBench() {}

    /// Measures and prints a table.
    ///
    /// *Errors*: [IOException] where the training fails, with what it has printed.
    public static void run(Task task, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory(task.folder, "kaon-memory");
        try {
            measure(task, folder, out);
        } finally {
            delete(folder);
        }
    }

    private static void measure(Task task, Path folder, PrintStream out) throws IOException {
        Path file = folder.resolve("events." + task.ending);
        // How far a format packs random numbers is seen from a few of them first.
        long rows = PROBE;
        write(file, rows);
        while (Files.size(file) < task.bytes) {
            rows = (long) Math.ceil(1.005 * rows * task.bytes / Files.size(file));
            write(file, rows);
        }
        Path yaml = folder.resolve("memory.yaml");
        Files.writeString(
                yaml,
                EXPERIMENT
                        .replace("FILE", file.toString())
                        .replace("COLUMNS", String.join(", ", names())));
        Path log = folder.resolve("log");
        String kaon = task.launcher.toString();
        PeakMemory.Outcome idle = PeakMemory.of(List.of(kaon, "--version"), log);
        Path collections = folder.resolve("gc.log");
        String options =
                Objects.requireNonNullElse(System.getenv("KAON_JAVA_OPTIONS"), "")
                        + " -Xlog:gc:file="
                        + collections;
        PeakMemory.Outcome busy =
                PeakMemory.of(
                        List.of(
                                kaon,
                                "train",
                                yaml.toString(),
                                "--out",
                                folder.resolve("run").toString()),
                        Map.of("KAON_JAVA_OPTIONS", options.strip()),
                        log);
        if (busy.exitCode() != 0) {
            throw new IOException("kaon train ended with an error:\n" + Files.readString(log));
        }
        out.println(Machine.here());
        out.println(
                "| file | size | train, 1 epoch | peak | of it Java's heap | other anonymous |"
                        + " mapped files | `kaon --version` | difference |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        long heap = heap(Files.readAllLines(collections));
        out.println(
                String.format(
                        Locale.ROOT,
                        "| .%s, %d columns | %.2f GiB | %.0f s | %.2f GiB | %.2f GiB | %.2f GiB |"
                                + " %.2f GiB | %.2f GiB | %.2f GiB |",
                        task.ending,
                        COLUMNS + 2,
                        Files.size(file) / GIB,
                        busy.seconds(),
                        busy.bytes() / GIB,
                        heap / GIB,
                        Math.max(0, busy.anonymous() - heap) / GIB,
                        busy.mapped() / GIB,
                        idle.bytes() / GIB,
                        (busy.bytes() - idle.bytes()) / GIB));
    }

    /// The most of the heap that was in use, by the lines that Java logs of its collections: `Pause
    /// Young (Allocation Failure) 158M->57M(365M) 3.659ms`.
    static long heap(List<String> log) {
        return log.stream()
                .map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)) << 20)
                .max()
                .orElse(0);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            names.add("x" + i);
        }
        return names;
    }

    private static Schema schema() {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("event", new ColumnType.Flat(ElementType.INT64)));
        fields.add(new Schema.Field("label", new ColumnType.Flat(ElementType.INT32)));
        for (String name : names()) {
            fields.add(new Schema.Field(name, new ColumnType.Flat(ElementType.FLOAT32)));
        }
        return new Schema(fields);
    }

    static void write(Path file, long rows) throws IOException {
        Files.deleteIfExists(file);
        Schema schema = schema();
        Sinks.write(
                file,
                schema,
                sink -> {
                    for (long first = 0; first < rows; first += CHUNK) {
                        append(sink, schema, first, Math.min(CHUNK, rows - first));
                    }
                });
    }

    private static void append(Sink sink, Schema schema, long first, long rows) throws IOException {
        SplittableRandom random = new SplittableRandom(first);
        Arena arena = Arena.ofConfined();
        MemorySegment event = arena.allocate(8 * rows, 64);
        MemorySegment label = arena.allocate(4 * rows, 64);
        List<Column> columns = new ArrayList<>();
        columns.add(new Flat(ElementType.INT64, rows, event));
        columns.add(new Flat(ElementType.INT32, rows, label));
        for (long i = 0; i < rows; i++) {
            event.setAtIndex(ValueLayout.JAVA_LONG, i, first + i);
            label.setAtIndex(ValueLayout.JAVA_INT, i, (int) (i % 2));
        }
        for (int k = 0; k < COLUMNS; k++) {
            MemorySegment x = arena.allocate(4 * rows, 64);
            for (long i = 0; i < rows; i++) {
                float shift = k == 0 ? 0.5f * (i % 2) : 0;
                x.setAtIndex(ValueLayout.JAVA_FLOAT, i, shift + (float) random.nextDouble());
            }
            columns.add(new Flat(ElementType.FLOAT32, rows, x));
        }
        try (Chunk chunk = new Chunk(schema, first, rows, columns, arena)) {
            sink.write(chunk);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
