package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.physics.comparison.ComparisonFixture.points;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class MaximumMeanDiscrepancyTest {

    private static final Permutations PERMUTATIONS = new Permutations(99, 3);

    private final Points x = points("x.csv");
    private final Points y = points("y.csv");

    private static double expected(String name) {
        return ComparisonFixture.rows("mmd.csv").stream()
                .filter(row -> row[0].equals(name))
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1.0, 4.0})
    void agreesWithNumPy(double width) {
        MaximumMeanDiscrepancy found = MaximumMeanDiscrepancy.of(x, y, width, PERMUTATIONS);
        assertThat(found.squared()).isCloseTo(expected("squared " + width), within(1e-14));
    }

    @Test
    void theMedianOfAllDistancesIsAWidth() {
        assertThat(MaximumMeanDiscrepancy.medianWidth(x, y))
                .isCloseTo(expected("median"), within(1e-14));
        Points same = new Points(1, 4, 4, 4);
        assertThatThrownBy(() -> MaximumMeanDiscrepancy.medianWidth(same, same))
                .hasMessageContaining("give a width");
    }

    @Test
    void differentDistributionsAreImprobable() {
        assertThat(MaximumMeanDiscrepancy.of(x, y, 1, PERMUTATIONS).probability()).isEqualTo(0.01);
        assertThat(MaximumMeanDiscrepancy.of(x, x, 1, PERMUTATIONS).squared()).isNegative();
    }

    /// For one distribution a tenth of the experiments have a probability of at most a tenth.
    @Test
    void theProbabilityIsOne() {
        SplittableRandom random = new SplittableRandom(2);
        int below = 0;
        int trials = 400;
        for (int t = 0; t < trials; t++) {
            Points a = normal(12, random);
            Points b = normal(18, random);
            double p = MaximumMeanDiscrepancy.of(a, b, 1, new Permutations(49, t)).probability();
            below += p <= 0.1 ? 1 : 0;
        }
        assertThat(below / (double) trials).isCloseTo(0.1, within(3.5 * Math.sqrt(0.09 / trials)));
    }

    private static Points normal(int count, SplittableRandom random) {
        double[] values = new double[2 * count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return new Points(2, values);
    }

    @Test
    void exchangesKeepTheSizesAndCountTheSamplesThemselves() {
        double p =
                new Permutations(9, 1)
                        .probability(
                                2,
                                3,
                                inFirst -> {
                                    int count = 0;
                                    for (boolean one : inFirst) {
                                        count += one ? 1 : 0;
                                    }
                                    return count;
                                });
        assertThat(p).isEqualTo(1);
        boolean[] seen = new boolean[1];
        double lowest =
                new Permutations(9, 1)
                        .probability(
                                1,
                                1,
                                inFirst -> {
                                    double figure = seen[0] ? 0 : 1;
                                    seen[0] = true;
                                    return figure;
                                });
        assertThat(lowest).isEqualTo(0.1);
        assertThatThrownBy(() -> new Permutations(0, 1)).hasMessageContaining("got 0");
    }

    @Test
    void refusesWidthsThatAreNone() {
        assertThatThrownBy(() -> MaximumMeanDiscrepancy.of(x, y, 0, PERMUTATIONS))
                .hasMessageContaining("got 0.0");
        assertThatThrownBy(
                        () -> MaximumMeanDiscrepancy.of(x, new Points(3, 1, 2, 3), 1, PERMUTATIONS))
                .hasMessageContaining("and 1 points");
        assertThatThrownBy(
                        () -> MaximumMeanDiscrepancy.of(x, new Points(1, 1, 2, 3), 1, PERMUTATIONS))
                .hasMessageContaining("3 and 1 dimensions");
    }
}
