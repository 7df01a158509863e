package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class BinomialTest {

    @Test
    void agreesWithTheBetaQuantilesOfSciPy() {
        for (String[] row : StatisticsFixture.rows("intervals.csv")) {
            double lower = Double.parseDouble(row[3]);
            double upper = Double.parseDouble(row[4]);
            Interval interval =
                    Binomial.clopperPearson(
                            Double.parseDouble(row[0]),
                            Double.parseDouble(row[1]),
                            Double.parseDouble(row[2]));
            assertThat(interval.lower()).isCloseTo(lower, within(1e-9 * lower));
            assertThat(interval.upper()).isCloseTo(upper, within(1e-9 * upper));
        }
    }

    @Test
    void givesTheNormalErrorInsideAndTheIntervalAtTheEnds() {
        assertThat(Binomial.estimate(30, 120))
                .isEqualTo(new Estimate(0.25, Math.sqrt(0.25 * 0.75 / 120)));
        assertThat(Binomial.estimate(0, 10).error()).isCloseTo(0.16814918613797, within(1e-12));
        assertThat(Binomial.estimate(10, 10).error()).isCloseTo(0.16814918613797, within(1e-12));
        assertThat(Binomial.estimate(0, 0).isDefined()).isFalse();
    }

    @Test
    void equalWeightsCountAsEventsOfWeightOne() {
        Estimate weighted = Binomial.weighted(30 * 2.5, 30 * 6.25, 120 * 2.5, 120 * 6.25);
        assertThat(weighted.value()).isEqualTo(0.25);
        assertThat(weighted.error()).isCloseTo(Binomial.estimate(30, 120).error(), within(1e-15));
    }

    @Test
    void refusesMorePassedThanTried() {
        assertThatThrownBy(() -> Binomial.estimate(3, 2)).hasMessageContaining("got 3.0 of 2.0");
        assertThatThrownBy(() -> Binomial.clopperPearson(1, 2, 1)).hasMessageContaining("level");
    }

    @Test
    void wilsonsIntervalAgreesWithSciPy() {
        for (String[] row : StatisticsFixture.rows("wilson.csv")) {
            double[] numbers = Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
            Interval found = Binomial.wilson(numbers[0], numbers[1], numbers[2]);
            assertThat(found.lower()).isCloseTo(numbers[3], within(1e-13));
            assertThat(found.upper()).isCloseTo(numbers[4], within(1e-13));
        }
        assertThat(Binomial.wilson(0, 0, 0.9)).isEqualTo(new Interval(0, 1));
        assertThatThrownBy(() -> Binomial.wilson(3, 2, 0.9)).hasMessageContaining("3.0 of 2.0");
        assertThatThrownBy(() -> Binomial.wilson(1, 2, 1)).hasMessageContaining("Wilson");
    }
}
