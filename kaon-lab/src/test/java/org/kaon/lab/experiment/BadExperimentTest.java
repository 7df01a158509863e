package org.kaon.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.lab.yaml.ConfigException;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class BadExperimentTest {

    private static void read(String text, String... overrides) {
        Experiment.read(text, "e.yaml", Path.of("/lab"), List.of(overrides));
    }

    /// What is replaced in the winner's text, by what, and the message.
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "batch_size",
                        "batchsize",
                        "e.yaml:20:3: training.batchsize: unknown key; known here: loss, optimizer,"
                            + " batch_size, epochs, shuffle_window, balance, metrics, callbacks,"
                            + " precision, seed, checkpoint_minutes. Did you mean \"batch_size\"?"),
                Arguments.of(
                        "epochs: 7",
                        "epochs: seven",
                        "e.yaml:21:11: training.epochs: expected an integer from 1 to 1000000;"
                                + " found \"seven\"."),
                Arguments.of(
                        "epochs: 7",
                        "epochs: 0",
                        "e.yaml:21:11: training.epochs: expected an integer from 1 to 1000000;"
                                + " found 0."),
                Arguments.of(
                        "epochs: 7",
                        "epochs: 7.5",
                        "e.yaml:21:11: training.epochs: expected an integer from 1 to 1000000;"
                                + " found 7.5."),
                Arguments.of(
                        "normalise: sum",
                        "normalise: som",
                        "e.yaml:10:134: inputs.image.jet-image.normalise: expected one of sum,"
                                + " max, channels, none; found \"som\". Did you mean \"sum\"?"),
                Arguments.of(
                        "normalise: sum",
                        "charge: part_q",
                        "e.yaml:10:131: inputs.image.jet-image.charge: is for pictures with"
                                + " `intensity: color`. Remove it."),
                Arguments.of(
                        "normalise: sum",
                        "softening: 0.1",
                        "e.yaml:10:134: inputs.image.jet-image.softening: is for pictures with"
                                + " `standardise: true`. Remove it."),
                Arguments.of(
                        "centre: true",
                        "centre: yes",
                        "e.yaml:10:76: inputs.image.jet-image.centre: expected true or false;"
                                + " found \"yes\"."),
                Arguments.of(
                        "jet-image",
                        "jet_image",
                        "e.yaml:10:10: inputs.image: expected one of jet-image, columns,"
                                + " constituents, tensor; found jet_image. Did you mean"
                                + " \"jet-image\"?"),
                Arguments.of(
                        "split: test",
                        "split: tset",
                        "e.yaml:5:58: samples[1].split: expected one of train, validation, test,"
                                + " shared; found \"tset\". Did you mean \"test\"?"),
                Arguments.of(
                        "train: 0.9",
                        "train: 0.95",
                        "e.yaml:8:8: split: the fractions train 0.95, validation 0.1 and test 0.0"
                                + " sum to 1.05; they may sum to 1 at most."),
                Arguments.of(
                        "signal: top",
                        "signal: top, significance: {figure: asimov, regularisation: 10}",
                        "e.yaml:23:70: report.significance.regularisation: belongs to `figure:"
                                + " ams`. Remove it."),
                Arguments.of(
                        "signal: top",
                        "signal: top, significance: {background_error: 0.1}",
                        "e.yaml:23:56: report.significance.background_error: belongs to `figure:"
                                + " asimov`. Remove it."),
                Arguments.of(
                        "signal: top",
                        "signal: top, significance: {yields: {signal: 100}}",
                        "e.yaml:23:46: report.significance.yields.background: is missing."),
                Arguments.of(
                        "signal: top",
                        "signal: top, significance: {yields: {signal: 0, background: 3}}",
                        "e.yaml:23:55: report.significance.yields.signal: expected a number from"
                                + " 1.0E-300 to 1.0E300; found 0."),
                Arguments.of(
                        "signal: top",
                        "signal: tops",
                        "e.yaml:23:18: report.signal: expected one of qcd, top; found \"tops\"."
                                + " Did you mean \"top\"?"),
                Arguments.of(
                        "jet_pt < 650",
                        "jet_pt <",
                        "e.yaml:7:9: select: in \"jet_pt > 550 && jet_pt <\", character 25:"
                                + " expected a number, a column or a function; found the end."),
                Arguments.of("name: top-tagging/winner-cnn\n", "", "e.yaml:1:1: name: is missing."),
                Arguments.of(
                        "name: top-tagging",
                        "name: ../top-tagging",
                        "e.yaml:1:7: name: expected letters, digits and . _ - / (it names a"
                                + " folder); found \"../top-tagging/winner-cnn\"."),
                Arguments.of(
                        "classes: [qcd, top]",
                        "classes: [top, top]",
                        "e.yaml:6:10: classes: \"top\" stands there twice."),
                Arguments.of(
                        "    label: label\n",
                        "",
                        "e.yaml:3:5: samples[0]: expected either label (an expression that gives"
                                + " 0, 1, …) or class (a name); found neither."),
                Arguments.of(
                        "label: label\n",
                        "class: tob\n",
                        "e.yaml:4:12: samples[0].class: expected one of qcd, top; found \"tob\"."
                                + " Did you mean \"top\"?"),
                Arguments.of(
                        "  - flatten",
                        "  - [flatten]",
                        "e.yaml:15:5: model[3]: expected a name, or a name with its arguments"
                                + " (dense: {units: 100}); found a list."),
                Arguments.of(
                        "  - conv2d: {",
                        "  - conv2d: 3\n    x: {",
                        "e.yaml:13:5: model[1]: expected a name, or a name with its arguments"
                                + " (dense: {units: 100}); found a map of 2 keys: conv2d, x."),
                Arguments.of(
                        "  optimizer: adam",
                        "  loss: mse",
                        "e.yaml:19:3: training: key \"loss\" stands here a second time; the first"
                                + " is at line 18."),
                Arguments.of(
                        "report: {",
                        "report: [",
                        "e.yaml:23:47: not YAML: while parsing a flow sequence: expected ',' or"
                                + " ']', but got }."),
                Arguments.of(
                        "  optimizer: adam",
                        "\toptimizer: adam",
                        "e.yaml:19:1: not YAML: while scanning for the next token: found"
                                + " character '\\t(TAB)' that cannot start any token. (Do not use"
                                + " \\t(TAB) for indentation). Indent with spaces: YAML forbids"
                                + " tabs."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhereAndWhatWasExpected(String good, String bad, String message) {
        assertThat(Samples.WINNER).contains(good);
        assertThatThrownBy(() -> read(Samples.WINNER.replaceFirst(quote(good), bad)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    private static String quote(String text) {
        return java.util.regex.Pattern.quote(text);
    }

    @Test
    void reportsAllMistakesAtOnce() {
        String bad =
                Samples.REGRESSION
                        .replace("standardise: true", "standardize: true")
                        .replace("by: position", "by: []")
                        .replace("fill: -1", "fil: -1")
                        .replace("loss: mse", "los: mse")
                        .replace("[{dense: {units: 1}}]", "[]");
        assertThatThrownBy(() -> read(bad))
                .hasMessage(
                        """
                        e.yaml:5:11: missing.fil: unknown key; known here: fill. Did you mean "fill"?
                        e.yaml:6:42: split.by: expected a column, a list of columns, or one of row and position.
                        e.yaml:8:49: inputs.features.standardize: unknown key; known here: columns, standardise. Did you mean "standardise"?
                        e.yaml:9:8: model: expected a list of layers; found none.
                        e.yaml:11:3: training.los: unknown key; known here: loss, optimizer, batch_size, epochs, shuffle_window, balance, metrics, callbacks, precision, seed, checkpoint_minutes. Did you mean "loss"?\
                        """);
    }

    @Test
    void locatesMistakesOfOverridesThere() {
        assertThatThrownBy(() ->
                        read(
                                Samples.WINNER,
                                "training.epoch=3",
                                "samples[7].label=x",
                                "training.epochs=[",
                                "select",
                                "name.x=1"))
                .message()
                .contains("--set training.epoch=3: training.epoch: unknown key;")
                .contains("Did you mean \"epochs\"?")
                .contains(
                        "--set samples[7].label=x: samples.7: expected an index from 0 to 1;"
                                + " found \"7\".")
                .contains("--set training.epochs=[: the value is not YAML:")
                .contains("--set select: expected PATH=VALUE, such as --set training.epochs=3.")
                .contains(
                        "--set name.x=1: name.x: there is no map or list to go into; found"
                                + " \"top-tagging/winner-cnn\".");
    }

    @Test
    void needsSomethingToTrainOn() {
        assertThatThrownBy(() -> read(Samples.WINNER, "split={test: 1}"))
                .hasMessageContaining("no sample has events to train on");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> Experiment.read(Path.of("/nowhere/e.yaml"), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "/nowhere/e.yaml: there is no such file. Expected an experiment in YAML.");
    }

    @Test
    void saysThatAFileIsEmpty() {
        assertThatThrownBy(() -> read("# nothing\n")).hasMessage("e.yaml:1:1: the file is empty.");
        assertThatThrownBy(() -> read("- a\n"))
                .hasMessage("e.yaml:1:1: expected a map; found a list.");
    }
}
