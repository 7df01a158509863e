package org.kaon.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class RegularizersTest {

    static Iterable<KerasNumbers> cases() {
        return KerasNumbers.file("regularizers");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesThePenaltyOfKeras(KerasNumbers expected) {
        Regularizer regularizer = Regularizers.TABLE.read(expected.at("regularizer"));
        Tensor x = expected.tensor("x");
        Tensor found = Run.once(regularizer.penalty(Run.fed("x", x)), Map.of("x", x));
        double wanted = expected.number("penalty");
        assertThat(found.shape().rank()).isZero();
        assertThat(found.at(0)).isCloseTo(wanted, within(1e-6 * wanted));
        assertThat(
                        KerasNumbers.tree(
                                Objects.requireNonNull(
                                        Regularizers.write(Optional.of(regularizer)))))
                .isEqualTo(KerasNumbers.tree(expected.at("regularizer")));
    }

    @Test
    void nullIsNoPenalty() {
        Config none = Config.of("Dense", Map.of());
        assertThat(Regularizers.read(none, "kernel_regularizer")).isEmpty();
        assertThat(Regularizers.write(Optional.empty())).isNull();
        assertThat(Regularizers.TABLE.read("l2")).isEqualTo(L2.l2(0.01));
    }

    @Test
    void refusesNegativeFactorsAndWhatIsNoMatrix() {
        assertThatThrownBy(() -> Regularizers.TABLE.read(Map.of("l1", Map.of("l1", -1))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"l1\" expects a number of 0 or more, found -1");
        var orthogonal = OrthogonalRegularizer.orthogonal(1);
        assertThatThrownBy(() ->
                        orthogonal.penalty(Run.fixed(Tensor.of(Shape.of(1, 2), new float[2]))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 or more rows, found [1, 2]");
    }
}
