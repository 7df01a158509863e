package org.kaon.lab.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.data.Order;
import org.kaon.lab.experiment.EventHash;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.expression.Columns;
import org.kaon.lab.yaml.ConfigException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

class PreparationTest {

    private static final int ROWS = 2000;
    private final double[] x = new double[ROWS];
    private final double[] y = new double[ROWS];
    private final double[] label = new double[ROWS];
    private final long[] event = new long[ROWS];
    private final double[][] items = new double[ROWS][];
    private final MemoryCatalog catalog = new MemoryCatalog();
    @TempDir private Path folder;

    PreparationTest() {
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            x[i] = random.nextGaussian() * 3 + 10;
            y[i] = i;
            label[i] = i % 2;
            event[i] = 1_000_000L * i + 7;
            items[i] = random.doubles(random.nextInt(4)).toArray();
        }
        fill();
    }

    private void fill() {
        catalog.with(
                "t",
                new Columns()
                        .doubles("x", x)
                        .doubles("y", y)
                        .doubles("label", label)
                        .longs("event", event)
                        .lists("part_E", items)
                        .chunk());
    }

    private static Experiment experiment(String... overrides) {
        String text =
                """
                name: test
                samples: [{files: t, label: label}]
                classes: [a, b]
                split: {train: 0.8, validation: 0.1, test: 0.1, by: event, seed: 3}
                inputs:
                  f: {columns: [x, 2 * y], standardise: true}
                model: [{dense: 2}]
                training: {loss: categorical_crossentropy}
                """;
        return Experiment.read(text, "e.yaml", Path.of("/"), List.of(overrides));
    }

    private PreparedEvents prepare(String... overrides) throws IOException {
        return Preparation.prepare(experiment(overrides), catalog, folder.resolve("scratch"), 2);
    }

    private static List<float[]> all(Dataset dataset, Dataset.Visit visit) {
        List<float[]> rows = new ArrayList<>();
        try (Dataset.Pass pass = dataset.batches(visit)) {
            while (pass.hasNext()) {
                Batch batch = pass.next();
                float[] features = batch.columns().get(0).floats();
                float[] truths = batch.columns().get(1).floats();
                int n = (int) batch.rows();
                for (int i = 0; i < n; i++) {
                    int width = features.length / n;
                    int truth = truths.length / n;
                    float[] row = new float[width + truth];
                    System.arraycopy(features, i * width, row, 0, width);
                    System.arraycopy(truths, i * truth, row, width, truth);
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private Part part(int row) {
        double u = EventHash.unit(EventHash.add(EventHash.start(3), event[row]));
        return u < 0.8 ? Part.TRAIN : u < 0.9 ? Part.VALIDATION : Part.TEST;
    }

    @Test
    void measuresJetsInSelectionsAndColumns() throws IOException {
        double[][] ones = new double[ROWS][];
        double[][] twos = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            ones[i] = new double[] {1, 1 + i % 4};
            twos[i] = new double[] {2, 2 * (1 + i % 4)};
        }
        catalog.with(
                "t",
                new Columns()
                        .doubles("label", label)
                        .longs("event", event)
                        .lists("part_pt", twos)
                        .lists("part_eta", ones)
                        .lists("part_phi", ones)
                        .chunk());
        try (PreparedEvents events =
                prepare(
                        "select=jet_pt(part) < 5 && multiplicity(part) == 2",
                        "inputs.f.columns=[jet_mass(part), \"tau(part, 1)\"]",
                        "inputs.f.standardise=false")) {
            List<float[]> rows =
                    all(events.dataset(Part.TEST, Encoding.ONE_HOT), Dataset.Visit.stored(64));
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        // Pairs of i % 4 = 0 lie together: pT 4, no mass, and no width.
                        assertThat(row[0]).isCloseTo(0, within(1e-5f));
                        assertThat(row[1]).isZero();
                    });
        }
    }

    @Test
    void distributesEventsByTheirHash() throws IOException {
        try (PreparedEvents events = prepare()) {
            long[] expected = new long[3];
            for (int i = 0; i < ROWS; i++) {
                expected[Part.HOLDING.indexOf(part(i))]++;
            }
            assertThat(events.rows(Part.TRAIN)).isEqualTo(expected[0]);
            assertThat(events.rows(Part.VALIDATION)).isEqualTo(expected[1]);
            assertThat(events.rows(Part.TEST)).isEqualTo(expected[2]);
            assertThat(events.facts().getFirst().rows()).isEqualTo(ROWS);
        }
    }

    @Test
    void standardisesByTheTrainingPartAlone() throws IOException {
        List<Integer> train = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            if (part(i) == Part.TRAIN) {
                train.add(i);
            }
        }
        double mean = train.stream().mapToDouble(i -> (float) x[i]).average().orElseThrow();
        double sigma =
                Math.sqrt(
                        train.stream()
                                .mapToDouble(i -> Math.pow((float) x[i] - mean, 2))
                                .average()
                                .orElseThrow());
        try (PreparedEvents events = prepare()) {
            List<float[]> rows =
                    all(events.dataset(Part.TEST, Encoding.ONE_HOT), Dataset.Visit.stored(7));
            int k = 0;
            for (int i = 0; i < ROWS; i++) {
                if (part(i) == Part.TEST) {
                    float[] row = rows.get(k++);
                    assertThat((double) row[0]).isCloseTo((x[i] - mean) / sigma, within(1e-5));
                    assertThat(row[2]).isEqualTo(label[i] == 0 ? 1 : 0);
                    assertThat(row[3]).isEqualTo(label[i] == 1 ? 1 : 0);
                }
            }
            assertThat(rows).hasSize(k);
        }
    }

    @Test
    void selectsAndWeighs() throws IOException {
        try (PreparedEvents events = prepare("select=y >= 500", "weight=y / 1000")) {
            long all = 0;
            for (Part part : Part.HOLDING) {
                all += events.rows(part);
            }
            assertThat(all).isEqualTo(1500);
            PartDataset test = events.dataset(Part.TEST, Encoding.INDEX);
            double[] weights = test.truths().weights();
            assertThat(test.schema().weighted()).isTrue();
            try (Dataset.Pass pass = test.batches(Dataset.Visit.stored(10_000))) {
                Batch batch = pass.next();
                assertThat(batch.columns().getLast().floats())
                        .hasSameSizeAs(weights)
                        .startsWith((float) weights[0]);
            }
        }
    }

    @Test
    void keepsTheOrderOfTheFileForPositions() throws IOException {
        try (PreparedEvents events =
                prepare(
                        "split={train: 0.9, validation: 0.1, by: position}",
                        "inputs.f.standardise=false")) {
            List<float[]> rows =
                    all(events.dataset(Part.VALIDATION, Encoding.INDEX), Dataset.Visit.stored(32));
            assertThat(rows).hasSize(ROWS / 10);
            assertThat(rows.getFirst()[1]).isEqualTo(2 * 0.9f * ROWS);
            assertThat(rows.getLast()[1]).isEqualTo(2f * (ROWS - 1));
        }
    }

    @Test
    void givesASampleWholeToItsPart() throws IOException {
        try (PreparedEvents events =
                prepare(
                        "samples=[{files: t, class: b, split: train}, {files: t, class: a,"
                                + " split: test}]")) {
            assertThat(events.rows(Part.TRAIN)).isEqualTo(ROWS);
            assertThat(events.rows(Part.TEST)).isEqualTo(ROWS);
            assertThat(events.dataset(Part.TRAIN, Encoding.INDEX).truths().values().getFirst())
                    .containsOnly(1);
        }
    }

    @Test
    void padsConstituentsWithZeros() throws IOException {
        try (PreparedEvents events =
                prepare(
                        "inputs={c: {constituents: {of: part, count: 2, fields: [E]}}}",
                        "split={train: 1, by: position}")) {
            List<float[]> rows =
                    all(events.dataset(Part.TRAIN, Encoding.INDEX), Dataset.Visit.stored(64));
            for (int i = 0; i < ROWS; i++) {
                for (int k = 0; k < 2; k++) {
                    float expected = k < items[i].length ? (float) items[i][k] : 0;
                    assertThat(rows.get(i)[k]).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void shufflesEveryRowOnceAndTheSameWayAgain() throws IOException {
        try (PreparedEvents events =
                prepare("split={train: 1, by: position}", "inputs.f.standardise=false")) {
            PartDataset dataset = events.dataset(Part.TRAIN, Encoding.INDEX);
            Order order = Order.shuffled(5, 700);
            List<Float> first = second(dataset, new Dataset.Visit(64, order, 0, 0));
            List<Float> again = second(dataset, new Dataset.Visit(64, order, 0, 0));
            List<Float> next = second(dataset, new Dataset.Visit(64, order, 1, 0));
            assertThat(first).isEqualTo(again).isNotEqualTo(next);
            assertThat(new TreeSet<>(first)).hasSize(ROWS);
            assertThat(new TreeSet<>(next)).hasSize(ROWS);
            List<Float> resumed = second(dataset, new Dataset.Visit(64, order, 0, 9));
            assertThat(resumed).isEqualTo(first.subList(9 * 64, ROWS));
        }
    }

    @Test
    void showsEvenlyChosenRowsWhereThereAreTooMany() throws IOException {
        try (PreparedEvents events =
                prepare("split={train: 1, by: position}", "inputs.f.standardise=false")) {
            PartDataset all = events.dataset(Part.TRAIN, Encoding.INDEX);
            PartDataset some = all.thinned(300);
            assertThat(some.rows()).hasValue(300);
            assertThat(all.thinned(ROWS).rows()).hasValue(ROWS);
            List<Float> stored = second(some, Dataset.Visit.stored(64));
            for (int i = 0; i < 300; i++) {
                assertThat(stored.get(i)).isEqualTo(2f * (i * ROWS / 300));
            }
            double[] labels = some.truths().values().getFirst();
            assertThat(labels).hasSize(300);
            assertThat(labels[7]).isEqualTo(7 * ROWS / 300 % 2);
            List<Float> shuffled = second(some, new Dataset.Visit(64, Order.shuffled(5, 50), 0, 0));
            assertThat(shuffled).containsExactlyInAnyOrderElementsOf(stored);
        }
    }

    private static List<Float> second(Dataset dataset, Dataset.Visit visit) {
        return all(dataset, visit).stream().map(row -> row[1]).toList();
    }

    @Test
    void countsWhatIsNotFiniteByItsFormula() {
        x[3] = Double.NaN;
        x[4] = Double.POSITIVE_INFINITY;
        y[4] = Double.NaN;
        fill();
        assertThatThrownBy(this::prepare)
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "2 of 2,000 selected events hold values that are not finite numbers (NaN"
                                + " or infinite): x 2, 2 * y 1. Say what to do with them: `missing:"
                                + " drop` leaves the events out, `missing: {fill: 0}` puts a number"
                                + " in their place, or exclude them with `select`.");
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void weightsToTrainOnMustSumToMoreThanNothing() {
        assertThatThrownBy(() -> prepare("weight=0 * y", "split={train: 1, by: position}"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "The weights of the 2,000 events to train on sum to 0.0, expected more than"
                                + " 0. Look at `weight`.");
        assertThatThrownBy(() -> prepare("weight=-1", "split={train: 1, by: position}"))
                .hasMessageContaining("sum to -2000.0, expected more than 0");
    }

    @Test
    void aClassThatCannotBeLearntIsRemarkedOn() throws IOException {
        try (PreparedEvents events = prepare("select=label == 1")) {
            assertThat(events.remarks())
                    .singleElement()
                    .asString()
                    .startsWith("There are no events of class \"a\" to train on");
        }
        try (PreparedEvents events =
                prepare("weight=where(label == 1, -1, 2)", "split={train: 1, by: position}")) {
            assertThat(events.remarks())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "The weights of the 1,000 events of class \"b\" to train on sum to"
                                    + " -1000.0");
        }
        try (PreparedEvents events = prepare()) {
            assertThat(events.remarks()).isEmpty();
        }
    }

    @Test
    void dropsOrFillsWhatIsNotFinite() throws IOException {
        x[3] = Double.NaN;
        fill();
        String[] common = {"split={train: 1, by: position}", "inputs.f.standardise=false"};
        try (PreparedEvents events = prepare(common[0], common[1], "missing=drop")) {
            assertThat(events.rows(Part.TRAIN)).isEqualTo(ROWS - 1);
            assertThat(events.faults().describe()).isEqualTo("x 1");
        }
        try (PreparedEvents events = prepare(common[0], common[1], "missing={fill: -5}")) {
            List<float[]> rows =
                    all(events.dataset(Part.TRAIN, Encoding.INDEX), Dataset.Visit.stored(64));
            assertThat(rows).hasSize(ROWS);
            assertThat(rows.get(3)[0]).isEqualTo(-5);
        }
    }

    @Test
    void refusesLabelsOutsideTheClasses() {
        label[17] = 2;
        fill();
        assertThatThrownBy(this::prepare)
                .hasMessage(
                        "t: the label \"label\" is 2 in a selected row, expected one of 0 (a), 1"
                                + " (b). Add the class to `classes`, leave such events out with"
                                + " `select`, or map the label with where(…).");
    }

    @Test
    void refusesEmptySelectionsAndParts() {
        assertThatThrownBy(() -> prepare("select=y < 0"))
                .hasMessage("The selection \"y < 0\" leaves none of 2,000 events. Widen it.");
        assertThatThrownBy(() -> prepare("select=y < 1", "split={train: 0.5, test: 0.5, by: row}"))
                .hasMessageContaining("part is empty: none of 1 selected events fell into it.");
    }

    @Test
    void reportsEveryFormulaThatDoesNotFitTheFile() {
        assertThatThrownBy(() ->
                        prepare(
                                "select=yy > 3",
                                "weight=part_E",
                                "split.by=evnt",
                                "inputs.f.columns=[xx, part_E]"))
                .hasMessage(
                        """
                        t: select: in "yy > 3", character 1: no column "yy". Nearest: "y", "x".
                        t: weight: "part_E" must give a number in each row; it gives a list of numbers. Use part_E[0] or a sum.
                        t: split.by: no column "evnt". Nearest: "event".
                        t: inputs.f.columns: in "xx", character 1: no column "xx". Nearest: "x", "y".\
                        """);
    }

    @Test
    void refusesAPictureWithoutMomenta() {
        assertThatThrownBy(() -> prepare("inputs={i: {jet-image: {constituents: part}}}"))
                .hasMessageStartingWith(
                        "t: inputs.i.constituents: no particles \"part\": looked for lists part_px,"
                                + " part_py, part_pz, or part_pt, part_eta, part_phi")
                .hasMessageContaining("Nearest: \"part_E\".");
    }

    @Test
    void deletesItsScratchFiles() throws IOException {
        try (PreparedEvents events = prepare()) {
            assertThat(events.rows(Part.TRAIN)).isPositive();
            assertThat(folder.resolve("scratch/train.rows")).isRegularFile();
        }
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }
}
