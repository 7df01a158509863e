package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.Config;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What every layer owes, for each case of a family of fixtures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface LayerContract {

    /// The name of the fixture.
    String family();

    /// `case, check` and why it does not hold there.
    default Map<String, String> waived() {
        return Map.of();
    }

    default List<LayerCase> cases() {
        return LayerFixture.family(family());
    }

    /// The cases that a check applies to.
    private List<LayerCase> cases(String check) {
        return cases().stream()
                .filter(expected -> !waived().containsKey(expected + ", " + check))
                .toList();
    }

    default List<LayerCase> ordered() {
        return cases("order").stream()
                .filter(expected -> "channels_last".equals(expected.config().get("data_format")))
                .toList();
    }

    default List<LayerCase> rounded() {
        return cases("bfloat16");
    }

    default List<LayerCase> batched() {
        return cases("batch");
    }

    default List<LayerCase> ranked() {
        return cases().stream().filter(expected -> expected.traits().rank().isPresent()).toList();
    }

    default List<LayerCase> weighted() {
        return cases("weights");
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void givesTheNumbersOfKeras(LayerCase expected) {
        LayerRun run = LayerRun.of(expected, expected.layer());
        run.requireOutputs(1e-5);
        run.requireGradients(1e-4);
        run.requireUpdates(1e-5);
        run.requirePenalty(1e-5);
        run.requireMasks();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("weighted")
    default void asksForTheWeightsOfKerasInItsOrder(LayerCase expected) {
        LayerRun run = LayerRun.of(expected, expected.layer());
        assertThat(run.weightNames())
                .isEqualTo(expected.weights().stream().map(LayerCase.Weight::name).toList());
        for (LayerCase.Weight weight : expected.weights()) {
            if (expected.trainable()) {
                assertThat(run.isTrained(weight.name()))
                        .as(weight.name())
                        .isEqualTo(weight.trainable());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void writesTheSettingsOfKerasAndReadsThemBack(LayerCase expected) {
        Layer layer = Layers.TABLE.read(expected.layer());
        assertThat(layer.supportsMasking()).isEqualTo(expected.traits().supportsMasking());
        Config.Writer out = new Config.Writer();
        layer.write(out);
        assertThat(LayerCase.plain(out.values())).isEqualTo(LayerCase.plain(expected.config()));
        assertThat(layer.className()).isEqualTo(expected.layer().get("class_name"));
        assertThat(Layers.TABLE.read(layer.className(), out.values())).isEqualTo(layer);
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void aStepAlongTheGradientLowersTheSum(LayerCase expected) {
        LayerRun run = LayerRun.of(expected, expected.layer());
        assertThat(run.projectionAfterAStep(1e-3)).isLessThanOrEqualTo(run.projection());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("ordered")
    default void givesTheSameWithChannelsFirst(LayerCase expected) {
        LayerRun.of(
                        LayerOrder.channelsFirst(expected),
                        expected.with("data_format", "channels_first"))
                .requireOutputs(1e-5);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("rounded")
    default void givesAboutTheSameInBfloat16(LayerCase expected) {
        LayerRun.of(expected, expected.layer(), DataType.BFLOAT16).requireOutputs(0.05);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("batched")
    default void knowsItsShapeBeforeTheBatchIsKnown(LayerCase expected) {
        LayerRun run = LayerRun.ofUnknownBatch(expected);
        for (int i = 0; i < expected.results().outputs().size(); i++) {
            Shape wanted = expected.results().outputs().get(i).shape();
            Shape found = run.outputs().get(i).shape();
            assertThat(found.rank() == 0 ? found : found.with(0, wanted.extent(0)))
                    .isEqualTo(wanted);
        }
        run.requireOutputs(1e-5);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("ranked")
    default void saysWhereAndWhatWhenTheRankIsWrong(LayerCase expected) {
        Layer layer = Layers.TABLE.read(expected.layer());
        for (int rank :
                new int[] {
                    expected.traits().rank().orElseThrow() - 1,
                    expected.traits().rank().orElseThrow() + 1
                }) {
            long[] extents = new long[rank];
            Arrays.fill(extents, 4);
            Value x = Placeholder.placeholder("x", Shape.of(extents));
            assertThatThrownBy(() ->
                            layer.apply(FixtureScope.of(expected, DataType.FLOAT32), List.of(x)))
                    .hasMessageContaining("here")
                    .hasMessageContaining(x.shape().toString());
        }
    }
}
