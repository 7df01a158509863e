package org.kaon.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaon.config.ConfigException;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Map;

class ActivationTest {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "CELU",
                "GELU",
                "GLU",
                "HARD_SILU",
                "HARD_TANH",
                "HARD_SHRINK",
                "LOG_SIGMOID",
                "OLD_HARD_SIGMOID",
                "SOFT_SHRINK",
                "SPARSE_PLUS",
                "SPARSE_SIGMOID",
                "SPARSEMAX",
                "SQUAREPLUS",
                "TANH_SHRINK"
            })
    void givesTheNumbersOfKeras(Activation activation) {
        KerasNumbers given = KerasNumbers.section("activations");
        Tensor x = given.tensor("x");
        Tensor wanted = given.in("y").tensor(activation.kerasName());
        Tensor y = Run.once(activation.apply(Run.fed("x", x)), Map.of("x", x));
        for (int i = 0; i < x.size(); i++) {
            assertThat(y.at(i))
                    .isCloseTo(wanted.at(i), within(2e-6 * (1 + Math.abs(wanted.at(i)))));
        }
    }

    @Test
    void theOldHardSigmoidIsSteeper() {
        Tensor x = Tensor.of(Shape.of(5), -3f, -2.5f, 0f, 1f, 2.6f);
        Tensor y = Run.once(Activation.OLD_HARD_SIGMOID.apply(Run.fed("x", x)), Map.of("x", x));
        float[] wanted = {0, 0, 0.5f, 0.7f, 1};
        for (int i = 0; i < wanted.length; i++) {
            assertThat(y.at(i)).isCloseTo(wanted[i], within(1e-6));
        }
    }

    @Test
    void isFoundByName() {
        assertThat(Activation.named("log_softmax")).isEqualTo(Activation.LOG_SOFTMAX);
        assertThat(Activation.named("swish")).isEqualTo(Activation.SILU);
        assertThatThrownBy(() -> Activation.named("rleu"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"relu\"");
    }
}
