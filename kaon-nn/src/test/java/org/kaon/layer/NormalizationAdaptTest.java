package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Value;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

class NormalizationAdaptTest {

    @Test
    void takesTheMomentsOfEachChannel() {
        Tensor data = Tensor.of(Shape.of(3, 2), 1f, 10f, 2f, 30f, 3f, 20f);
        Normalization layer = Normalization.normalization().adapted(data);
        Normalization.Given given = layer.given().orElseThrow();
        assertThat(given.mean()).containsExactly(2.0, 20.0);
        assertThat(given.variance().getFirst()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(given.variance().getLast()).isCloseTo(200 / 3.0, within(1e-10));
        Value y =
                layer.apply(
                        new FixedScope(Map.of(), Phase.INFERENCE, 0), List.of(Run.fed("x", data)));
        Tensor found = Run.once(y, Map.of("x", data));
        assertThat(found.at(0)).isCloseTo(-Math.sqrt(1.5), within(1e-6));
        assertThat(found.at(3)).isCloseTo(Math.sqrt(1.5), within(1e-6));
        assertThat(found.at(5)).isCloseTo(0, within(1e-6));
    }

    @Test
    void aConstantChannelGivesZeros() {
        Tensor data = Tensor.of(Shape.of(2, 1), 4f, 4f);
        Value y =
                Normalization.normalization()
                        .adapted(data)
                        .apply(
                                new FixedScope(Map.of(), Phase.INFERENCE, 0),
                                List.of(Run.fed("x", data)));
        assertThat(Run.once(y, Map.of("x", data)).floats()).containsOnly(0);
    }
}
