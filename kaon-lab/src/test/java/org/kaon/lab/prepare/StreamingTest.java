package org.kaon.lab.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.data.Order;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ElementType;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.expression.Columns;
import org.kaon.lab.yaml.ConfigException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Several files of very different sizes: which rows an epoch holds, in which order.
class StreamingTest {

    private static final String TEXT =
            """
            name: streaming
            samples:
              - {files: "signal.npz", class: signal}
              - {files: ["small.npz", "large.ntuple.root"], class: background}
            classes: [background, signal]
            split: {train: 1, by: position}
            inputs: {f: {columns: [id]}}
            model: [{dense: 2}]
            training: {loss: categorical_crossentropy}
            """;

    @TempDir private Path folder;

    private void write(String name, int first, int rows) throws IOException {
        double[] id = new double[rows];
        double[] event = new double[rows];
        for (int i = 0; i < rows; i++) {
            id[i] = first + i;
            event[i] = i - 5;
        }
        Chunk table =
                new Columns().doubles("id", id).numbers("event", ElementType.INT32, event).chunk();
        // Several clusters, so that several threads have something to do.
        Sinks.write(
                folder.resolve(name),
                table.schema(),
                sink -> {
                    for (long at = 0; at < rows; at += 1000) {
                        long to = Math.min(rows, at + 1000);
                        sink.write(
                                new Chunk(
                                        table.schema(),
                                        at,
                                        to - at,
                                        List.of(
                                                table.columns().get(0).slice(at, to),
                                                table.columns().get(1).slice(at, to)),
                                        table.owner()));
                    }
                });
    }

    private PreparedEvents prepare(int threads, String... overrides) throws IOException {
        if (!folder.resolve("signal.npz").toFile().exists()) {
            write("signal.npz", 0, 500);
            write("small.npz", 1000, 300);
            write("large.ntuple.root", 10_000, 55_200);
        }
        Experiment experiment = Experiment.read(TEXT, "e.yaml", folder, List.of(overrides));
        return Preparation.prepare(experiment, Catalog.FILES, folder.resolve("scratch"), threads);
    }

    private static List<Integer> ids(PreparedEvents events, Part part, Order order, int epoch) {
        return ids(events, part, new Dataset.Visit(100, order, epoch, 0));
    }

    private static List<Integer> ids(PreparedEvents events, Part part, Dataset.Visit visit) {
        List<Integer> ids = new ArrayList<>();
        try (Dataset.Pass pass = events.dataset(part, Encoding.INDEX).batches(visit)) {
            while (pass.hasNext()) {
                Batch batch = pass.next();
                for (float id : batch.columns().getFirst().floats()) {
                    ids.add((int) id);
                }
            }
        }
        return ids;
    }

    private static long signal(List<Integer> ids) {
        return ids.stream().filter(id -> id < 500).count();
    }

    @Test
    void theNumberOfThreadsDoesNotEnter() throws IOException {
        List<List<Integer>> all = new ArrayList<>();
        List<Object> facts = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            try (PreparedEvents events =
                    prepare(threads, "split={train: 0.8, test: 0.2, by: id}")) {
                List<Integer> ids = ids(events, Part.TRAIN, Order.stored(), 0);
                ids.addAll(ids(events, Part.TEST, Order.stored(), 0));
                all.add(ids);
                facts.add(List.of(events.facts(), events.transforms()));
            }
        }
        assertThat(all.getFirst()).hasSize(56_000);
        assertThat(all.get(1)).isEqualTo(all.getFirst());
        assertThat(all.get(2)).isEqualTo(all.getFirst());
        assertThat(new TreeSet<>(facts.stream().map(Object::toString).toList())).hasSize(1);
    }

    @Test
    void filesAreMixedFromTheFirstBatchOn() throws IOException {
        try (PreparedEvents events = prepare(2)) {
            List<Integer> ids = ids(events, Part.TRAIN, Order.shuffled(1, 2000), 0);
            assertThat(ids).hasSize(56_000).doesNotHaveDuplicates();
            for (int at = 0; at < 56_000; at += 5600) {
                assertThat(signal(ids.subList(at, at + 5600))).isBetween(20L, 80L);
            }
            assertThat(ids(events, Part.TRAIN, Order.stored(), 0).subList(0, 501))
                    .startsWith(0, 1, 2)
                    .endsWith(1000);
        }
    }

    @Test
    void classesAreBalancedInEveryEpoch() throws IOException {
        try (PreparedEvents events = prepare(2, "training.balance=classes")) {
            assertThat(events.rows(Part.TRAIN)).isEqualTo(56_000);
            for (int epoch = 0; epoch < 2; epoch++) {
                List<Integer> ids = ids(events, Part.TRAIN, Order.shuffled(1, 2000), epoch);
                assertThat(ids).hasSize(56_000);
                assertThat(signal(ids)).isEqualTo(28_000);
                assertThat(signal(ids.subList(10_000, 12_000))).isBetween(900L, 1100L);
            }
        }
    }

    @Test
    void labelsOfAColumnAreBalancedToo() throws IOException {
        try (PreparedEvents events =
                prepare(
                        2,
                        "samples=[{files: large.ntuple.root, label: 'where(id % 10 == 0, 1, 0)'}]",
                        "training.balance=classes")) {
            List<Integer> ids = ids(events, Part.TRAIN, Order.shuffled(1, 500), 3);
            assertThat(ids).hasSize(55_200);
            assertThat(ids.stream().filter(id -> id % 10 == 0)).hasSize(27_600);
            assertThat(ids.subList(0, 1000).stream().filter(id -> id % 10 == 0).count())
                    .isBetween(400L, 600L);
        }
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void sharesAreKept() throws IOException {
        try (PreparedEvents events = prepare(2, "samples[0].share=1", "samples[1].share=9")) {
            List<Integer> ids = ids(events, Part.TRAIN, Order.shuffled(1, 1000), 0);
            assertThat(signal(ids)).isEqualTo(5600);
            assertThat(ids.stream().filter(id -> id >= 1000 && id < 1300).count())
                    .isBetween(270L, 276L);
        }
    }

    @Test
    void aPassGoesOnFromAnyBatch() throws IOException {
        try (PreparedEvents events = prepare(2, "training.balance=samples")) {
            Order order = Order.shuffled(8, 3000);
            List<Integer> all = ids(events, Part.TRAIN, order, 2);
            for (int skip : new int[] {1, 37, 559, 560}) {
                assertThat(ids(events, Part.TRAIN, new Dataset.Visit(100, order, 2, skip)))
                        .isEqualTo(all.subList(100 * skip, 56_000));
            }
            assertThat(ids(events, Part.TRAIN, order, 3)).isNotEqualTo(all);
        }
    }

    @Test
    void foldsTestEveryEventOnce() throws IOException {
        List<Integer> tested = new ArrayList<>();
        for (int fold = 0; fold < 3; fold++) {
            String split = "split={folds: 3, fold: %d, by: event, validation: 0.2}".formatted(fold);
            try (PreparedEvents events = prepare(2, split)) {
                List<Integer> test = ids(events, Part.TEST, Order.stored(), 0);
                int expected = fold;
                assertThat(test).allMatch(id -> Math.floorMod(event(id), 3) == expected);
                tested.addAll(test);
                long rest = events.rows(Part.TRAIN) + events.rows(Part.VALIDATION);
                assertThat(rest + test.size()).isEqualTo(56_000);
                assertThat(events.rows(Part.VALIDATION) / (double) rest).isBetween(0.19, 0.21);
            }
        }
        assertThat(tested).hasSize(56_000).doesNotHaveDuplicates();
    }

    private static int event(int id) {
        return (id >= 10_000 ? id - 10_000 : id >= 1000 ? id - 1000 : id) - 5;
    }

    @Test
    void foldsMayGoByTheRow() throws IOException {
        try (PreparedEvents events =
                prepare(
                        1,
                        "split={folds: 2, fold: 1, validation: 0}",
                        "samples=[{files: small.npz, class: signal}]")) {
            assertThat(ids(events, Part.TEST, Order.stored(), 0))
                    .hasSize(150)
                    .startsWith(1001, 1003, 1005);
            assertThat(events.rows(Part.VALIDATION)).isZero();
        }
    }

    @Test
    void whatCannotBeMixedOrFoldedIsRefused() {
        assertThatThrownBy(() ->
                        prepare(
                                1,
                                "training.balance=classes",
                                "samples=[{files: small.npz, class: signal}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there are none of \"background\"");
        assertThatThrownBy(() ->
                        prepare(1, "samples[0].share=1", "samples[1].share=9", "select=id > 900"))
                .hasMessageContaining(
                        "signal.npz has its share of what is trained on, but no events");
        Chunk halves = new Columns().doubles("id", 1, 2, 3.5).chunk();
        assertThatThrownBy(
                        () -> {
                            Sinks.write(
                                    folder.resolve("halves.csv"),
                                    halves.schema(),
                                    sink -> sink.write(halves));
                            prepare(
                                    1,
                                    "split={folds: 2, fold: 1, by: id}",
                                    "samples=[{files: halves.csv, class: signal}]");
                        })
                .hasMessageContaining("holds 3.5 in row 2. Choose a column of integers");
    }
}
