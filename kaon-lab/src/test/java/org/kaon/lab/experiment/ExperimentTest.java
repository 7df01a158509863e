package org.kaon.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.lab.expression.Expression;
import org.kaon.physics.jet.Intensity;
import org.kaon.physics.jet.JetImage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

class ExperimentTest {

    private static Experiment read(String text, String... overrides) {
        return Experiment.read(text, "e.yaml", Path.of("/lab"), List.of(overrides));
    }

    @Test
    void readsTheWinner() {
        Experiment winner = read(Samples.WINNER);
        Events events = winner.events();
        assertThat(winner.name()).isEqualTo("top-tagging/winner-cnn");
        assertThat(events.samples().getFirst().files())
                .containsExactly("/lab/data/jets-*.root:jets");
        assertThat(events.samples().getLast())
                .isEqualTo(
                        new Sample(
                                List.of("/data/test.root:jets"),
                                new Sample.Truth.Label(Expression.parse("label")),
                                Part.TEST,
                                OptionalDouble.empty()));
        assertThat(events.classes()).containsExactly("qcd", "top");
        assertThat(events.split()).isEqualTo(new Partition(0.9, 0.1, 0, List.of("event"), 7));
        assertThat(winner.inputs())
                .containsExactly(
                        Map.entry(
                                "image",
                                new JetPicture(
                                        "part",
                                        Optional.empty(),
                                        JetImage.standard(),
                                        OptionalDouble.empty())));
        assertThat(winner.model().getFirst())
                .isEqualTo(new Setting("gaussian_noise", Map.of("stddev", 0.1)));
        assertThat(winner.training().loop())
                .isEqualTo(new Training.Loop(128, 7, 10_000_000, Balance.ROWS));
        assertThat(winner.report()).isEqualTo(new Judgement("top", List.of(0.3, 0.5)));
    }

    @Test
    void readsAPictureInColorAndWritesItBack() {
        Experiment winner =
                read(
                        Samples.WINNER,
                        "inputs.image.jet-image.intensity=color",
                        "inputs.image.jet-image.charge=pdg_charge(part_pid)",
                        "inputs.image.jet-image.normalise=channels",
                        "inputs.image.jet-image.standardise=true",
                        "inputs.image.jet-image.softening=0.01");
        JetImage standard = JetImage.standard();
        assertThat(winner.inputs().get("image"))
                .isEqualTo(
                        new JetPicture(
                                "part",
                                Optional.of(Expression.parse("pdg_charge(part_pid)")),
                                new JetImage(
                                        40,
                                        1.6,
                                        standard.alignment(),
                                        Intensity.COLOR,
                                        JetImage.Normalise.CHANNELS,
                                        100),
                                OptionalDouble.of(0.01)))
                .extracting(input -> Objects.requireNonNull(input).shape())
                .isEqualTo(List.of(40, 40, 3));
        assertThat(read(winner.yaml()).inputs()).isEqualTo(winner.inputs());
    }

    @Test
    void readsARegression() {
        Experiment mass = read(Samples.REGRESSION);
        assertThat(mass.events().classifies()).isFalse();
        assertThat(mass.events().weighted()).isTrue();
        assertThat(mass.events().targets()).containsExactly(Expression.parse("jet_mass / 100"));
        assertThat(mass.events().missing()).isEqualTo(new Missing(Missing.Treatment.FILL, -1));
        assertThat(mass.inputs().get("features"))
                .isEqualTo(
                        new Input.Features(
                                List.of(
                                        Expression.parse("a"),
                                        Expression.parse("sqrt(px^2 + py^2)")),
                                true));
        assertThat(mass.training().optimizer().arguments())
                .containsExactly(Map.entry("learning_rate", 0.01));
        assertThat(mass.training().callbacks())
                .containsExactly(new Setting("early_stopping", Map.of("patience", 3L)));
    }

    @Test
    void givesEverySampleItsClass() {
        Experiment mlp = read(Samples.MLP);
        assertThat(mlp.events().samples().getFirst().truth())
                .isEqualTo(new Sample.Truth.Whole("top"));
        assertThat(mlp.inputs().values())
                .singleElement()
                .extracting(Input::shape)
                .isEqualTo(List.of(20, 4));
        assertThat(mlp.report().signal()).isEqualTo("top");
        assertThat(mlp.model().getLast()).isEqualTo(new Setting("dense", Map.of("units", 1L)));
        assertThat(mlp.events().split()).isEqualTo(Partition.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.WINNER, Samples.REGRESSION, Samples.MLP})
    void isTheSameWhenWrittenAndReadBackElsewhere(String text) {
        Experiment experiment = read(text);
        Experiment again =
                Experiment.read(experiment.yaml(), "b.yaml", Path.of("/other"), List.of());
        assertThat(again).isEqualTo(experiment);
        assertThat(again.yaml()).isEqualTo(experiment.yaml());
    }

    @Test
    void putsOverridesIn() {
        Experiment winner =
                read(
                        Samples.WINNER,
                        "training.epochs=3",
                        "samples[0].files=[b.root:t, c.root:t]",
                        "training.optimizer.adam.learning_rate=0.5",
                        "model.0.gaussian_noise=0.2",
                        "missing={fill: 0}");
        assertThat(winner.training().loop().epochs()).isEqualTo(3);
        assertThat(winner.events().samples().getFirst().files())
                .containsExactly("/lab/b.root:t", "/lab/c.root:t");
        assertThat(winner.training().optimizer())
                .isEqualTo(new Setting("adam", Map.of("learning_rate", 0.5)));
        assertThat(winner.model().getFirst().arguments()).containsEntry("stddev", 0.2);
        assertThat(winner.events().missing().fill()).isZero();
    }
}
