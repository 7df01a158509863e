package org.kaon.lab.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.lint.Subject.Spot;
import org.kaon.model.Model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

class LintTest {

    private static final String PICTURES =
            """
            samples:
              - files: x.root:jets
                label: label
            classes: [a, b]
            split: {train: 0.8, validation: 0.1, test: 0.1, by: event, seed: 7}
            inputs:
              image: {jet-image: {constituents: part, pixels: 8, extent: 1.6, normalise: sum, scale: %s}}
            model: [%s]
            training: {loss: %s, optimizer: adam, epochs: 3, metrics: [%s], callbacks: [%s]}
            """;

    private static Experiment pictures(
            String scale, String model, String loss, String metrics, String callbacks) {
        String text = PICTURES.formatted(scale, model, loss, metrics, callbacks);
        return Experiment.read("name: trap\n" + text, "trap.yaml", Path.of("."), List.of());
    }

    private static List<String> rules(String model) {
        return rules(
                pictures("64", "flatten, " + model, "categorical_crossentropy", "accuracy", ""));
    }

    private static List<String> rules(Experiment experiment) {
        return Lint.of(experiment).stream().map(Finding::rule).distinct().toList();
    }

    private static final String HEAD = "dense: {units: 2, activation: softmax}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "linear-convolution; dense: 4; dense: {units: 4, activation: relu}",
                "dropout-at-the-end; dropout: 0.1, dropout: 0.1; dropout: 0.1",
                "never-acts; dropout: 0; dropout: 0.2"
            })
    void aTrapOfLayersIsSeenAndItsRemedyIsNot(String rule, String trap, String remedy) {
        boolean end = rule.equals("dropout-at-the-end");
        String bad = end ? braced(HEAD) + ", " + braced(trap) : braced(trap) + ", " + braced(HEAD);
        assertThat(rules(bad)).contains(rule);
        assertThat(rules(braced(remedy) + ", " + braced(HEAD))).doesNotContain(rule);
    }

    // `dense: 4` in a list in one line needs braces.
    private static String braced(String layers) {
        StringBuilder text = new StringBuilder();
        for (String layer : layers.split(", (?=[a-z_0-9]+: )(?![^{]*})")) {
            text.append(text.isEmpty() ? "" : ", ").append("{").append(layer.strip()).append("}");
        }
        return text.toString();
    }

    @Test
    void theWinnersCardIsLinear() {
        String conv = "{conv2d: {filters: 4, kernel_size: 3, padding: same}}";
        String model = conv + ", {max_pooling2d: 2}, flatten, {" + HEAD + "}";
        Experiment linear = pictures("64", model, "categorical_crossentropy", "accuracy", "");
        assertThat(Lint.of(linear))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("linear-convolution");
                    assertThat(finding.where()).isEqualTo("conv2d");
                    assertThat(finding.toString()).contains("relu");
                });
        String curved = model.replace("padding: same", "padding: same, activation: relu");
        assertThat(rules(pictures("64", curved, "categorical_crossentropy", "accuracy", "")))
                .isEmpty();
    }

    @Test
    void aSoftmaxOverOneUnitIsSeen() {
        Model one = sequential(input(3), dense(1, SOFTMAX)).initialise(1);
        assertThat(Lint.of(one)).extracting(Finding::rule).containsExactly("softmax-of-one");
        Model two = sequential(input(3), dense(2, SOFTMAX)).initialise(1);
        assertThat(Lint.of(two)).isEmpty();
    }

    @Test
    void lossesWantTheirOwnOutputs() {
        String sigmoid = "flatten, {dense: {units: 2, activation: sigmoid}}";
        String linear = "flatten, {dense: 2}";
        String logits = "{categorical_crossentropy: {from_logits: true}}";
        assertThat(rules(pictures("64", sigmoid, "categorical_crossentropy", "accuracy", "")))
                .contains("output-against-loss");
        assertThat(rules(pictures("64", linear, "categorical_crossentropy", "accuracy", "")))
                .contains("output-against-loss");
        assertThat(rules(pictures("64", linear, logits, "accuracy", ""))).isEmpty();
    }

    @Test
    void noiseIsComparedWithPixels() {
        String model = "{gaussian_noise: 0.5}, flatten, {" + HEAD + "}";
        assertThat(rules(pictures("1", model, "categorical_crossentropy", "accuracy", "")))
                .containsExactly("noise-above-data");
        assertThat(rules(pictures("64", model, "categorical_crossentropy", "accuracy", "")))
                .isEmpty();
    }

    @Test
    void patienceBeyondTheEndIsSeen() {
        String model = "flatten, {" + HEAD + "}";
        String early = "{early_stopping: {monitor: val_loss, patience: %d}}";
        assertThat(
                        rules(
                                pictures(
                                        "64",
                                        model,
                                        "categorical_crossentropy",
                                        "accuracy",
                                        early.formatted(3))))
                .containsExactly("callback-never-acts");
        assertThat(
                        rules(
                                pictures(
                                        "64",
                                        model,
                                        "categorical_crossentropy",
                                        "accuracy",
                                        early.formatted(2))))
                .isEmpty();
    }

    @Test
    void aSavedModelIsReadAndFindingsAreJson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.zip");
        sequential(input(3), dense(4), dense(4, RELU), dense(2)).initialise(1).save(file);
        List<Finding> findings = Lint.of(file);
        assertThat(findings).extracting(Finding::where).containsExactly("dense");
        assertThat(Lint.json(findings)).contains("\"rule\" : \"linear-convolution\"", "\"why\"");
        assertThat(Lint.json(List.of())).isEqualTo("[ ]");
        Path yaml = folder.resolve("e.yaml");
        String model = "flatten, {" + HEAD + "}";
        String text = PICTURES.formatted("64", model, "categorical_crossentropy", "accuracy", "");
        Files.writeString(yaml, "name: trap\n" + text);
        assertThat(Lint.of(yaml)).isEmpty();
    }

    private static Spot spot(String kind, String key, Object value) {
        return new Spot(kind, kind, Map.of(key, value));
    }

    private static List<String> rules(List<Spot> layers, Optional<Experiment> experiment) {
        Subject subject = new Subject(layers, experiment);
        return Stream.concat(LayerRules.all().stream(), TrainingRules.all().stream())
                .filter(rule -> !rule.findings(subject).isEmpty())
                .map(Rule::name)
                .toList();
    }

    @Test
    void aNormalisationAlongTheWrongAxisIsSeen() {
        Spot pool = spot("max_pooling2d", "data_format", "channels_first");
        Spot wrong = spot("batch_normalization", "axis", -1);
        assertThat(rules(List.of(pool, wrong), Optional.empty()))
                .containsExactly("batch-norm-axis");
        Spot right = spot("batch_normalization", "axis", 1);
        assertThat(rules(List.of(pool, right), Optional.empty())).isEmpty();
        Spot last = spot("max_pooling2d", "data_format", "channels_last");
        assertThat(rules(List.of(last, wrong), Optional.empty())).isEmpty();
    }

    @Test
    void aBiasThatANormalisationTakesAwayIsSeen() {
        Spot norm = spot("batch_normalization", "axis", -1);
        Spot biased = new Spot("dense", "dense", Map.of("activation", "linear", "use_bias", true));
        Spot bare = new Spot("dense", "dense", Map.of("activation", "linear", "use_bias", false));
        assertThat(rules(List.of(biased, norm), Optional.empty()))
                .containsExactly("bias-before-batch-norm");
        assertThat(rules(List.of(bare, norm), Optional.empty())).isEmpty();
    }

    @Test
    void aRegressionWantsAnOpenEndAndADistance() {
        Spot tanh = new Spot("dense", "dense", Map.of("activation", "tanh"));
        Spot linear = new Spot("dense", "dense", Map.of("activation", "linear"));
        String model = "flatten, {" + HEAD + "}";
        Experiment accuracy = pictures("64", model, "mean_squared_error", "accuracy", "");
        Experiment distance =
                pictures("64", model, "mean_squared_error", "mean_absolute_error", "");
        assertThat(rules(List.of(tanh), Optional.of(accuracy)))
                .containsExactly("bounded-regression", "accuracy-of-regression");
        assertThat(rules(List.of(linear), Optional.of(distance))).isEmpty();
    }

    @Test
    void columnsOfDifferentSizesAreSeen() {
        String features = "{columns: [a, b], standardise: %s}";
        String picture =
                "{jet-image: {constituents: part, pixels: 8, extent: 1.6, normalise: sum, scale:"
                        + " 64}}";
        String text =
                "name: trap\n"
                        + PICTURES.formatted(
                                "64", "{" + HEAD + "}", "categorical_crossentropy", "accuracy", "");
        String raw = text.replace(picture, features.formatted("false"));
        String scaled = text.replace(picture, features.formatted("true"));
        assertThat(rules(Experiment.read(raw, "trap.yaml", Path.of("."), List.of())))
                .containsExactly("features-not-normalised");
        assertThat(rules(Experiment.read(scaled, "trap.yaml", Path.of("."), List.of()))).isEmpty();
    }

    @Test
    void rulesHaveNamesOfTheirOwn() {
        assertThat(new TreeSet<>(Lint.rules())).hasSameSizeAs(Lint.rules()).hasSize(12);
    }
}
