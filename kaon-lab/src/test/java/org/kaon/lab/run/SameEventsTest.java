package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sinks;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.expression.Columns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One experiment gives the same network, bit by bit, from the same events in every format.
class SameEventsTest {

    private static final int ROWS = 700;
    private static final List<String> TABLES =
            List.of(
                    "events.root",
                    "events.ntuple.root",
                    "events.h5",
                    "events.npz",
                    "events.parquet",
                    "events.csv");

    private static final String NUMBERS =
            """
            name: same
            samples: [{files: FILE, label: label}]
            classes: [left, right]
            select: pt > 12 && good != 0
            weight: weight
            split: {train: 0.6, validation: 0.2, test: 0.2, by: [run, event], seed: 1}
            inputs:
              f: {columns: [pt, eta, jets, "hypot(px, py)", log(mass)], standardise: true}
            model: [{dense: {units: 5, activation: relu}}, {dense: {units: 2, activation: softmax}}]
            training: {loss: categorical_crossentropy, optimizer: {sgd: {learning_rate: 0.1}}, batch_size: 16, epochs: 2, shuffle_window: 100, seed: 5}
            """;

    @TempDir private Path folder;
    private final Random random = new Random(11);

    private double[] draw(java.util.function.IntToDoubleFunction value) {
        double[] drawn = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            drawn[i] = value.applyAsDouble(i);
        }
        return drawn;
    }

    private Columns numbers() {
        return new Columns()
                .numbers("run", ElementType.UINT32, draw(i -> 300_000 + i / 100))
                .numbers("event", ElementType.INT64, draw(i -> 1e12 + 17 * i))
                .numbers("label", ElementType.INT32, draw(i -> i % 2))
                .numbers("good", ElementType.BOOL, draw(i -> i % 7 == 0 ? 0 : 1))
                .numbers("weight", ElementType.FLOAT32, draw(_ -> 0.5 + random.nextDouble()))
                .numbers("pt", ElementType.FLOAT32, draw(i -> 20 + (4 + i % 2) * normal()))
                .numbers("eta", ElementType.FLOAT64, draw(_ -> normal()))
                .numbers("px", ElementType.FLOAT32, draw(_ -> normal()))
                .numbers("py", ElementType.FLOAT32, draw(i -> normal() + i % 2))
                .numbers("mass", ElementType.FLOAT32, draw(_ -> 80 + random.nextDouble()))
                .numbers("jets", ElementType.UINT8, draw(_ -> random.nextInt(9)));
    }

    private double normal() {
        return random.nextGaussian();
    }

    private Path train(String name, String experiment) throws IOException {
        Path yaml = folder.resolve(name + ".yaml");
        Files.writeString(yaml, experiment.replace("FILE", "\"" + name + "\""));
        return TrainingRun.start(
                        yaml,
                        RunOptions.standard().threads(1).out(folder.resolve("run-" + name)),
                        RunListener.SILENT)
                .directory();
    }

    private List<Path> trainAll(Chunk table, List<String> names, String experiment)
            throws IOException {
        List<Path> runs = new ArrayList<>();
        for (String name : names) {
            Sinks.write(folder.resolve(name), table.schema(), sink -> sink.write(table));
            runs.add(train(name, experiment));
        }
        return runs;
    }

    private static void assertSame(List<Path> runs) {
        for (Path run : runs.subList(1, runs.size())) {
            for (String file :
                    List.of("model.zip", "transforms.json", "history.csv", "scores/train.npy")) {
                assertThat(run.resolve(file))
                        .as("%s: %s", run.getFileName(), file)
                        .hasSameBinaryContentAs(runs.getFirst().resolve(file));
            }
        }
    }

    @Test
    void numbersTrainTheSameNetworkFromAllSixFormats() throws IOException {
        assertSame(trainAll(numbers().chunk(), TABLES, NUMBERS));
    }

    private static final String LISTS =
            """
            name: same
            samples: [{files: FILE, label: label}]
            classes: [left, right]
            split: {train: 0.6, validation: 0.2, test: 0.2, by: event, seed: 1}
            inputs:
              c: {constituents: {of: part, count: 4, fields: ["slice(part_px, 0, n)", "slice(part_py, 0, n)"], standardise: true}}
            model: [flatten, {dense: {units: 2, activation: softmax}}]
            training: {loss: categorical_crossentropy, optimizer: adam, batch_size: 16, epochs: 2, shuffle_window: 100, seed: 5}
            """;

    // npz holds arrays of one shape: there the lists are padded, and n tells where they end.
    @Test
    void listsTrainTheSameNetworkWhateverHoldsThem() throws IOException {
        int items = 6;
        double[] n = draw(_ -> random.nextInt(items + 1));
        double[][] px = new double[ROWS][];
        double[] padded = new double[items * ROWS];
        for (int i = 0; i < ROWS; i++) {
            px[i] = random.doubles((int) n[i]).map(it -> (float) it).toArray();
            System.arraycopy(px[i], 0, padded, items * i, px[i].length);
        }
        double[] event = draw(i -> i);
        double[] label = draw(i -> n[i] > 3 ? 1 : 0);
        Columns lists =
                new Columns()
                        .numbers("event", ElementType.INT64, event)
                        .numbers("label", ElementType.INT32, label)
                        .numbers("n", ElementType.INT32, n)
                        .lists("part_px", ElementType.FLOAT32, px)
                        .lists("part_py", ElementType.FLOAT64, px);
        Columns arrays =
                new Columns()
                        .numbers("event", ElementType.INT64, event)
                        .numbers("label", ElementType.INT32, label)
                        .numbers("n", ElementType.INT32, n)
                        .arrays("part_px", List.of(items), padded)
                        .arrays("part_py", List.of(items), padded);
        List<Path> runs = new ArrayList<>(trainAll(lists.chunk(), TABLES.subList(0, 3), LISTS));
        runs.addAll(trainAll(lists.chunk(), List.of("events.parquet"), LISTS));
        runs.addAll(trainAll(arrays.chunk(), List.of("events.npz"), LISTS));
        assertSame(runs);
    }

    private static final String JETS =
            """
            name: same
            samples: [{files: FILE, label: label}]
            classes: [qcd, top]
            select: jet_pt > 550 && jet_pt < 650
            split: {train: 0.8, validation: 0.1, test: 0.1, by: event, seed: 7}
            inputs:
              c: {constituents: {of: part, count: 20, fields: [E, px, py, pz], standardise: true}}
            model: [flatten, {dense: {units: 50, activation: relu}}, {dense: {units: 2, activation: softmax}}]
            training: {loss: categorical_crossentropy, optimizer: adam, batch_size: 128, epochs: 1, seed: 1}
            """;

    /// The jets of the shared training file, as it is and rewritten.
    @Test
    @Tag("slow")
    void realJetsTrainTheSameNetwork() throws IOException {
        String set = System.getenv("KAON_SHARED");
        Path shared =
                set == null
                        ? Path.of(System.getProperty("kaon.root", ".."), "../shared")
                        : Path.of(set);
        Path file = shared.resolve("data/top-jets/train.root").toAbsolutePath().normalize();
        assumeTrue(Files.isRegularFile(file), file + " is absent; set KAON_SHARED");
        Path jets = Files.copy(file, folder.resolve("jets.root"));
        List<Path> runs = new ArrayList<>(List.of(train("jets.root", JETS)));
        for (String name :
                List.of("rewritten.root", "jets.ntuple.root", "jets.h5", "jets.parquet")) {
            try (Source source = Sources.open(jets.toString(), folder);
                    Reader reader =
                            source.open(
                                    new Split(0, source.rows()),
                                    source.schema().all(),
                                    Memory.chunks(4096))) {
                Sinks.write(
                        folder.resolve(name),
                        source.schema(),
                        sink -> {
                            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                                try (Chunk chunk = next.get()) {
                                    sink.write(chunk);
                                }
                            }
                        });
            }
            runs.add(train(name, JETS));
        }
        assertSame(runs);
    }
}
