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
import java.util.Random;

/// The same events give the same batches whatever format holds them.
class SameBatchesTest {

    private static final int ROWS = 300;
    private static final double NONE = Double.NaN;

    @TempDir private Path folder;
    private final Random random = new Random(2);

    private static Experiment experiment(Path file, String inputs, String... overrides) {
        String text =
                """
                name: same
                samples: [{files: "%s", label: label}]
                classes: [left, right]
                split: {train: 0.7, test: 0.3, by: event, seed: 3}
                inputs: %s
                model: [{dense: 2}]
                training: {loss: categorical_crossentropy}
                """
                        .formatted(file, inputs);
        return Experiment.read(text, "e.yaml", Path.of("/"), List.of(overrides));
    }

    private List<List<float[]>> batches(
            Chunk table, List<String> endings, String inputs, String... overrides)
            throws IOException {
        List<List<float[]>> all = new ArrayList<>();
        for (String ending : endings) {
            Path file = folder.resolve("events." + ending);
            Sinks.write(file, table.schema(), sink -> sink.write(table));
            Experiment experiment = experiment(file, inputs, overrides);
            try (PreparedEvents events =
                    Preparation.prepare(experiment, Catalog.FILES, folder.resolve(ending), 1)) {
                List<float[]> batches = new ArrayList<>();
                PartDataset train = events.dataset(Part.TRAIN, Encoding.INDEX);
                Dataset.Visit visit = new Dataset.Visit(32, Order.shuffled(4, 64), 1, 0);
                try (Dataset.Pass pass = train.batches(visit)) {
                    while (pass.hasNext()) {
                        Batch batch = pass.next();
                        batch.columns().forEach(column -> batches.add(column.floats()));
                    }
                }
                all.add(batches);
            }
        }
        return all;
    }

    private static void assertSame(List<List<float[]>> all, List<String> endings) {
        assertThat(all.getFirst()).hasSizeGreaterThan(5);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i)).as(endings.get(i)).hasSameSizeAs(all.getFirst());
            for (int k = 0; k < all.get(i).size(); k++) {
                assertThat(all.get(i).get(k)).as(endings.get(i)).isEqualTo(all.getFirst().get(k));
            }
        }
    }

    private Columns events() {
        double[] event = new double[ROWS];
        double[] label = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            event[i] = 31L * i;
            label[i] = i % 2;
        }
        return new Columns()
                .numbers("event", ElementType.UINT64, event)
                .numbers("label", ElementType.INT8, label);
    }

    private double[][] lists() {
        double[][] lists = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            lists[i] = random.doubles(random.nextInt(6)).toArray();
        }
        return lists;
    }

    @Test
    void listsAreTheSame() throws IOException {
        double[][] px = lists();
        double[][] id = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            id[i] = random.ints(px[i].length, -211, 212).asDoubleStream().toArray();
        }
        Chunk table =
                events().lists("part_px", ElementType.FLOAT32, px)
                        .lists("part_py", ElementType.FLOAT64, px)
                        .lists("part_id", ElementType.INT16, id)
                        .chunk();
        List<String> endings = List.of("root", "ntuple.root", "h5", "parquet");
        String inputs =
                "{c: {constituents: {of: part, count: 4, fields: [pt, px, id], standardise:"
                        + " true}}}";
        assertSame(batches(table, endings, inputs), endings);
    }

    @Test
    void arraysAreTheSame() throws IOException {
        Chunk table =
                events().arrays("image", List.of(2, 3), random.doubles(6L * ROWS).toArray())
                        .chunk();
        List<String> endings = List.of("root", "ntuple.root", "h5", "npz", "parquet");
        assertSame(
                batches(table, endings, "{i: {tensor: {column: image, shape: [2, 3, 1]}}}"),
                endings);
    }

    @Test
    void missingValuesFollowThePolicy() throws IOException {
        double[] pt = random.doubles(ROWS).toArray();
        double[] count = random.ints(ROWS, 0, 9).asDoubleStream().toArray();
        pt[3] = NONE;
        count[5] = NONE;
        count[3] = NONE;
        Chunk table =
                events().optional("pt", ElementType.FLOAT32, pt)
                        .optional("count", ElementType.INT32, count)
                        .chunk();
        List<String> endings = List.of("ntuple.root", "parquet", "csv");
        String inputs = "{f: {columns: [pt, 2 * count]}}";
        assertThatThrownBy(() -> batches(table, endings, inputs))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("2 of 300 selected events")
                .hasMessageContaining("pt 1, 2 * count 2");
        List<List<float[]>> dropped = batches(table, endings, inputs, "missing=drop");
        assertSame(dropped, endings);
        List<List<float[]>> filled = batches(table, endings, inputs, "missing={fill: -7}");
        assertSame(filled, endings);
        assertThat(count(filled.getFirst(), -7)).isEqualTo(3);
        assertThat(count(dropped.getFirst(), -7)).isZero();
    }

    private static long count(List<float[]> batches, float value) {
        long count = 0;
        for (float[] batch : batches) {
            for (float number : batch) {
                count += number == value ? 1 : 0;
            }
        }
        return count;
    }

    // Neither in nor out: an event whose selection or identity is missing is never used.
    @Test
    void whatCannotBePlacedIsMissing() throws IOException {
        double[] pt = random.doubles(ROWS).toArray();
        double[] good = new double[ROWS];
        double[] run = new double[ROWS];
        good[0] = 1;
        good[7] = NONE;
        run[8] = NONE;
        Chunk table =
                events().doubles("pt", pt)
                        .optional("good", ElementType.BOOL, good)
                        .optional("run", ElementType.INT32, run)
                        .chunk();
        List<String> endings = List.of("ntuple.root", "parquet");
        String inputs = "{f: {columns: [pt]}}";
        assertThatThrownBy(() -> batches(table, endings, inputs, "select='!good'"))
                .hasMessageContaining("1 of 299 selected events")
                .hasMessageContaining("!good 1");
        assertThatThrownBy(() -> batches(table, endings, inputs, "split.by=[event, run]"))
                .hasMessageContaining("run 1");
        assertSame(batches(table, endings, inputs, "select='!good'", "missing={fill: 0}"), endings);
    }
}
