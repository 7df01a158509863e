package org.kaon.lab.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.data.Dataset;
import org.kaon.data.Order;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.expression.Columns;
import org.kaon.lab.yaml.ConfigException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Arrays as inputs, classes by name, samples that belong to one part whole.
class TensorInputTest {

    private static final int ROWS = 60;
    private static final List<String> CLASSES = List.of("cat", "dog", "frog");

    private final double[] train = new double[ROWS * 12];
    private final double[] test = new double[ROWS * 12];
    private final MemoryCatalog catalog = new MemoryCatalog();
    @TempDir private Path folder;

    TensorInputTest() {
        Random random = new Random(2);
        for (int i = 0; i < train.length; i++) {
            train[i] = i % 12 == 7 ? 255 : random.nextInt(256);
            test[i] = random.nextInt(256);
        }
        catalog.with("train", table(train)).with("test", table(test));
    }

    private static org.kaon.io.column.Chunk table(double[] images) {
        String[] names = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            names[i] = CLASSES.get((i + 1) % 3);
        }
        return new Columns()
                .arrays("image", List.of(2, 3, 2), images)
                .texts("class", names)
                .chunk();
    }

    private static Experiment experiment(String... overrides) {
        String text =
                """
                name: pictures
                samples:
                  - {files: train, label: class, split: train}
                  - {files: test, label: class, split: test}
                classes: [cat, dog, frog]
                inputs:
                  image: {tensor: {column: image, shape: [2, 3, 2], standardise: true}}
                model: [flatten, {dense: 3}]
                training: {loss: sparse_categorical_crossentropy}
                """;
        return Experiment.read(text, "e.yaml", Path.of("/"), List.of(overrides));
    }

    private PreparedEvents prepare(Experiment experiment) throws IOException {
        return Preparation.prepare(experiment, catalog, folder.resolve("scratch"), 2);
    }

    private static float[] first(Dataset dataset) {
        try (Dataset.Pass pass = dataset.batches(new Dataset.Visit(ROWS, Order.stored(), 0, 0))) {
            return pass.next().columns().getFirst().floats();
        }
    }

    private double mean(int place) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += train[12 * i + place];
        }
        return sum / ROWS;
    }

    private double deviation(int place) {
        double squares = 0;
        for (int i = 0; i < ROWS; i++) {
            squares += Math.pow(train[12 * i + place] - mean(place), 2);
        }
        return Math.sqrt(squares / ROWS);
    }

    @Test
    void standardisesEachPlaceByTheTrainingPartAlone() throws IOException {
        try (PreparedEvents events = prepare(experiment())) {
            assertThat(events.rows(Part.VALIDATION)).isZero();
            float[] found = first(events.dataset(Part.TEST, Encoding.INDEX));
            assertThat(found).hasSize(ROWS * 12);
            for (int i = 0; i < found.length; i++) {
                int place = i % 12;
                double sigma = place == 7 ? 1 : deviation(place);
                assertThat((double) found[i])
                        .isCloseTo((test[i] - mean(place)) / sigma, within(1e-5));
            }
        }
    }

    @Test
    void whatWasFittedIsKeptAndReadBack() throws IOException {
        Experiment experiment = experiment();
        try (PreparedEvents events = prepare(experiment)) {
            assertThat(Transforms.of(events.transforms().plain(), experiment, "t.json"))
                    .isEqualTo(events.transforms());
            assertThat(events.transforms().fitted().getFirst().means()).hasSize(12);
        }
    }

    @Test
    void takesClassesByName() throws IOException {
        try (PreparedEvents events = prepare(experiment())) {
            double[] labels =
                    events.dataset(Part.TRAIN, Encoding.INDEX).truths().values().getFirst();
            for (int i = 0; i < ROWS; i++) {
                assertThat(labels[i]).isEqualTo((i + 1) % 3);
            }
        }
        try (PreparedEvents events = prepare(experiment("classes=[frog, dog, cat]"))) {
            double[] labels =
                    events.dataset(Part.TRAIN, Encoding.INDEX).truths().values().getFirst();
            assertThat(labels[1]).isZero();
        }
    }

    @Test
    void namesAClassThatIsNotListed() {
        assertThatThrownBy(() -> prepare(experiment("classes=[cat, dogs, frog]")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "the class \"dog\" in the column \"class\" is none of `classes`",
                        "Did you mean \"dogs\"?");
    }

    @Test
    void leavesValuesAsTheyAreWhereNothingIsSaid() throws IOException {
        Experiment plain =
                experiment("inputs={image: {tensor: {column: image / 255, shape: [12]}}}");
        try (PreparedEvents events = prepare(plain)) {
            float[] found = first(events.dataset(Part.TEST, Encoding.INDEX));
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).isEqualTo((float) (test[i] / 255));
            }
            assertThat(events.transforms().fitted().getFirst().means()).isEmpty();
        }
    }

    @Test
    void refusesAnotherShape() {
        for (String shape : List.of("[3, 2, 2]", "[2, 3]", "[2, 3, 2, 2]")) {
            assertThatThrownBy(() -> prepare(experiment("inputs.image.tensor.shape=" + shape)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll(
                            "inputs.image.shape", "\"image\" holds float64[2, 3, 2] in each row");
        }
        assertThatThrownBy(() ->
                        prepare(
                                experiment(
                                        "inputs={image: {tensor: {column: image / 255,"
                                                + " shape: [13]}}}")))
                .hasMessageContaining("gives 12 numbers in a row, but the shape [13] holds 13");
        assertThatThrownBy(() -> prepare(experiment("inputs.image.tensor.column=class")))
                .hasMessageContaining("class");
    }

    private Experiment plain(String label, String column, String... overrides) {
        String text =
                """
                name: columns
                samples: [{files: rows, label: %s}]
                classes: [background, signal]
                inputs:
                  x: {columns: [%s]}
                model: [{dense: 2}]
                training: {loss: sparse_categorical_crossentropy}
                split: {train: 1, by: row, seed: 1}
                """
                        .formatted(label, column);
        catalog.with(
                "rows",
                new Columns()
                        .arrays("targets", List.of(1), 1, 0, 1)
                        .arrays("weight", List.of(1, 1), 2, 3, 4)
                        .arrays("features", List.of(2), 5, 6, 7, 8, 9, 10)
                        .chunk());
        return Experiment.read(text, "e.yaml", Path.of("/"), List.of(overrides));
    }

    @Test
    void takesTheOnlyItemOfArraysOfOne() throws IOException {
        try (PreparedEvents events =
                prepare(plain("targets", "weight, \"features[1]\"", "weight=weight"))) {
            var dataset = events.dataset(Part.TRAIN, Encoding.INDEX);
            assertThat(dataset.truths().values().getFirst()).containsExactly(1, 0, 1);
            try (Dataset.Pass pass = dataset.batches(new Dataset.Visit(3, Order.stored(), 0, 0))) {
                assertThat(pass.next().columns().getFirst().floats())
                        .containsExactly(2, 6, 3, 8, 4, 10);
            }
        }
    }

    @Test
    void tellsHowToTakeAWholeArray() {
        assertThatThrownBy(() -> prepare(plain("targets", "features")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "\"features\" must give a number in each row",
                        "{tensor: {column: features, shape: [2]}}");
        assertThatThrownBy(() -> prepare(plain("features", "weight")))
                .hasMessageContaining("Use features[0] or a sum.")
                .hasMessageNotContaining("tensor");
    }

    @Test
    void reportsWhatIsMissing() {
        assertThatThrownBy(() -> experiment("inputs={image: {tensor: {shape: [2, 1.5, 0]}}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("column", "is missing", "expected a whole number", "0");
        assertThatThrownBy(() -> experiment("inputs={image: {tensor: {column: image}}}"))
                .hasMessageContaining("expected the extents of one event");
    }

    @Test
    void spellsItselfOut() {
        Experiment experiment = experiment();
        assertThat(Experiment.read(experiment.yaml(), "e", Path.of("/x"), List.of()))
                .isEqualTo(experiment);
        assertThat(experiment.yaml()).contains("tensor:", "column: image", "standardise: true");
    }
}
