package org.kaon.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class ConstraintsTest {

    static Iterable<KerasNumbers> cases() {
        return KerasNumbers.file("constraints");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheWeightsOfKeras(KerasNumbers expected) {
        Constraint constraint = Constraints.TABLE.read(expected.at("constraint"));
        Tensor x = expected.tensor("x");
        Tensor wanted = expected.tensor("y");
        Tensor found = Run.once(constraint.apply(Run.fed("x", x)), Map.of("x", x));
        assertThat(found.shape()).isEqualTo(wanted.shape());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.at(i)).isCloseTo(wanted.at(i), within(1e-6));
        }
        assertThat(
                        KerasNumbers.tree(
                                Objects.requireNonNull(Constraints.write(Optional.of(constraint)))))
                .isEqualTo(KerasNumbers.tree(expected.at("constraint")));
    }

    @Test
    void refusesARangeTheWrongWayRound() {
        assertThatThrownBy(() -> MinMaxNorm.minMaxNorm(2, 1))
                .hasMessageContaining("min_value up to max_value");
        assertThatThrownBy(() -> Constraints.TABLE.read(Map.of("max_norm", Map.of("axes", 1))))
                .hasMessageContaining("nearest known: \"axis\"");
    }
}
