package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class MeanTest {

    private final StatisticsFixture fixture = new StatisticsFixture();

    @Test
    void agreesWithNumPyAndSciPy() {
        Estimate mean = Mean.of(fixture.scores);
        assertThat(mean.value()).isCloseTo(fixture.expected("mean"), within(1e-14));
        assertThat(mean.error()).isCloseTo(fixture.expected("mean error"), within(1e-15));
        assertThat(Mean.weighted(fixture.scores, fixture.weights).value())
                .isCloseTo(fixture.expected("mean weighted"), within(1e-14));
    }

    @Test
    void equalWeightsGiveThePlainError() {
        double[] weights = new double[fixture.scores.length];
        Arrays.fill(weights, 4);
        assertThat(Mean.weighted(fixture.scores, weights).error())
                .isCloseTo(Mean.of(fixture.scores).error(), within(1e-15));
    }

    @Test
    void threeSeedsHaveASpread() {
        assertThat(Mean.of(0.98493, 0.98531, 0.98571)).hasToString("0.98532 ± 0.00023");
    }

    @Test
    void saysWhatOneOrNoValueCannotTell() {
        assertThat(Mean.of().isDefined()).isFalse();
        assertThat(Mean.of(3)).hasToString("3 ± unknown");
        double[] one = {3, 4};
        assertThat(Mean.weighted(one, new double[] {2, 0})).hasToString("3 ± unknown");
        assertThat(Mean.weighted(one, new double[2]).isDefined()).isFalse();
    }

    @Test
    void refusesNegativeWeights() {
        double[] values = {3, 4};
        assertThatThrownBy(() -> Mean.weighted(values, new double[] {1, Double.NaN}))
                .hasMessageContaining("value 1 has the weight NaN");
    }

    @Test
    void weightsCountWithTheirSign() {
        assertThat(Mean.weighted(fixture.scores, fixture.signedWeights()).value())
                .isCloseTo(fixture.expected("mean signed"), within(1e-13));
        assertThat(Mean.weighted(new double[] {3, 4}, new double[] {1, -1}).isDefined()).isFalse();
    }
}
