package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BootstrapAucTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 1);

    private final StatisticsFixture fixture = new StatisticsFixture();

    @Test
    void agreesWithDeLongWhereWeightsArePositive() {
        Estimate found =
                BootstrapAuc.of(fixture.scores, fixture.isSignal, fixture.weights, BOOTSTRAP);
        Estimate wanted =
                Auc.of(BinaryScores.of(fixture.scores, fixture.isSignal, fixture.weights));
        assertThat(found.value()).isCloseTo(wanted.value(), within(1e-14));
        assertThat(found.error()).isCloseTo(wanted.error(), within(0.1 * wanted.error()));
    }

    @Test
    void isTheSumOverPairsForWeightsOfEitherSign() {
        double[] weights = fixture.weights.clone();
        for (int i = 0; i < weights.length; i += 5) {
            weights[i] = -0.4 * weights[i];
        }
        double pairs = 0;
        double signal = 0;
        double background = 0;
        for (int i = 0; i < weights.length; i++) {
            signal += fixture.isSignal[i] ? weights[i] : 0;
            background += fixture.isSignal[i] ? 0 : weights[i];
            for (int j = 0; j < weights.length; j++) {
                if (fixture.isSignal[i] && !fixture.isSignal[j]) {
                    double order = Math.signum(fixture.scores[i] - fixture.scores[j]);
                    pairs += weights[i] * weights[j] * 0.5 * (1 + order);
                }
            }
        }
        Estimate found = BootstrapAuc.of(fixture.scores, fixture.isSignal, weights, BOOTSTRAP);
        assertThat(found.value()).isCloseTo(pairs / (signal * background), within(1e-12));
        assertThat(found.error()).isPositive();
    }

    @Test
    void isUndefinedWhereAClassIsEmptyOrCancels() {
        double[] scores = {1, 2, 3};
        boolean[] isSignal = {true, true, false};
        assertThat(BootstrapAuc.of(scores, isSignal, new double[] {1, -1, 1}, BOOTSTRAP).value())
                .isNaN();
        assertThat(BootstrapAuc.of(scores, new boolean[3], new double[] {1, 1, 1}, BOOTSTRAP))
                .isEqualTo(Estimate.undefined());
        assertThat(BootstrapAuc.of(new double[0], new boolean[0], new double[0], BOOTSTRAP))
                .isEqualTo(Estimate.undefined());
    }

    @Test
    void refusesWhatIsNoNumber() {
        boolean[] isSignal = {true, false};
        double[] ones = {1, 1};
        assertThatThrownBy(() ->
                        BootstrapAuc.of(new double[] {1, Double.NaN}, isSignal, ones, BOOTSTRAP))
                .hasMessageContaining("the score of event 1 is NaN");
        assertThatThrownBy(
                        () -> BootstrapAuc.of(ones, isSignal, new double[] {1, 1 / 0.0}, BOOTSTRAP))
                .hasMessageContaining("event 1 has the weight Infinity");
        assertThatThrownBy(() -> BootstrapAuc.of(ones, isSignal, new double[3], BOOTSTRAP))
                .hasMessageContaining("got 2, 3 and 2");
    }
}
