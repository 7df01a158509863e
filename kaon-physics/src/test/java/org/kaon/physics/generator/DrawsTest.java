package org.kaon.physics.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.function.ToDoubleFunction;

class DrawsTest {

    private static final int COUNT = 100_000;

    private final Draws draws = Draws.of(7, 3);

    /// Mean and variance of many numbers within five standard errors; the variance's own error is
    /// taken for a kurtosis of at most 9.
    private void hasMoments(ToDoubleFunction<Draws> number, double mean, double variance) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < COUNT; i++) {
            double x = number.applyAsDouble(draws) - mean;
            sum += x;
            squares += x * x;
        }
        assertThat(sum / COUNT).isCloseTo(0, within(5 * Math.sqrt(variance / COUNT)));
        assertThat(squares / COUNT)
                .isCloseTo(variance, within(5 * variance * Math.sqrt(8.0 / COUNT)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.5, 40})
    void gammaHasItsShapeAsMeanAndVariance(double shape) {
        hasMoments(it -> it.gamma(shape), shape, shape);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 1.5, 9.99, 10, 57.3, 4000})
    void poissonHasItsMeanAsVariance(double mean) {
        hasMoments(it -> it.poisson(mean), mean, mean);
    }

    @Test
    void poissonHasItsProbabilities() {
        int[] counts = new int[60];
        for (int i = 0; i < COUNT; i++) {
            counts[draws.poisson(12)]++;
        }
        for (int n = 0; n < 30; n++) {
            double expected = COUNT * Math.exp(n * Math.log(12) - 12 - Gamma.log(n + 1));
            assertThat((double) counts[n])
                    .as("n = %d", n)
                    .isCloseTo(expected, within(5 * Math.sqrt(expected + 1)));
        }
    }

    @Test
    void betaHasItsMoments() {
        double a = 2, b = 5;
        double mean = a / (a + b);
        hasMoments(it -> it.beta(a, b), mean, mean * (1 - mean) / (a + b + 1));
    }

    @Test
    void degenerateShapesHaveAnAnswer() {
        assertThat(draws.gamma(0)).isZero();
        assertThat(draws.poisson(0)).isZero();
        assertThat(draws.beta(0, 0)).isNaN();
        assertThat(draws.gamma(1e-9)).isBetween(0.0, 1.0);
    }

    @Test
    void eventsAndSeedsHaveNumbersOfTheirOwn() {
        assertThat(Draws.of(7, 3).bits()).isEqualTo(Draws.of(7, 3).bits());
        assertThat(Draws.of(7, 4).bits()).isNotEqualTo(Draws.of(7, 3).bits());
        assertThat(Draws.of(8, 3).bits()).isNotEqualTo(Draws.of(7, 3).bits());
        assertThat(Draws.of(4, 7).bits()).isNotEqualTo(Draws.of(7, 4).bits());
    }

    @Test
    void logarithmsOfTheGammaFunctionAreRight() {
        double factorial = 1;
        for (int n = 1; n < 30; n++) {
            assertThat(Gamma.log(n)).isCloseTo(Math.log(factorial), within(1e-12 * n));
            factorial *= n;
        }
        assertThat(Gamma.log(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-13));
        assertThat(Gamma.log(171.5)).isCloseTo(709.1431630309, within(1e-8));
    }
}
