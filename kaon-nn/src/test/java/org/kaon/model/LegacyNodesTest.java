package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.config.ConfigException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class LegacyNodesTest {

    private static Argument<Reference> tensor(String part, int call, int output) {
        return new Argument.Tensor<>(new Reference(part, call, output));
    }

    @Test
    void oneTensorIsAnArgumentAndSeveralAreAList() {
        assertThat(LegacyNodes.read("x", List.of(List.of("a", 0, 1, Map.of()))))
                .isEqualTo(new Invocation<>(List.of(tensor("a", 0, 1)), Map.of()));
        assertThat(LegacyNodes.read("x", List.of(List.of("a", 0, 0), List.of("b", 2, 0))))
                .isEqualTo(
                        new Invocation<>(
                                List.of(
                                        new Argument.Several<>(
                                                List.of(tensor("a", 0, 0), tensor("b", 2, 0)))),
                                Map.of()));
        assertThat(LegacyNodes.read("x", Arrays.asList("a", 0, 0, Map.of())))
                .isEqualTo(new Invocation<>(List.of(tensor("a", 0, 0)), Map.of()));
    }

    @Test
    void keywordsAreTensorsOrPlainValues() {
        Invocation<Reference> read =
                LegacyNodes.read(
                        "x",
                        List.of(
                                List.of(
                                        "a",
                                        0,
                                        0,
                                        Map.of(
                                                "initial_state",
                                                List.of(List.of("h", 0, 1), List.of("h", 0, 2)),
                                                "value",
                                                List.of("b", 0, 0),
                                                "training",
                                                true))));
        assertThat(read.keywords())
                .containsOnlyKeys("initial_state", "value", "training")
                .containsEntry("value", tensor("b", 0, 0))
                .containsEntry("training", Argument.Plain.of(true));
        assertThat(read.tensors().map(Reference::toString))
                .containsExactlyInAnyOrder("a[0][0]", "h[0][1]", "h[0][2]", "b[0][0]");
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> LegacyNodes.read("x", List.of(List.of("a", "b", "c"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expects inbound nodes [layer, call, output, keywords]");
    }
}
