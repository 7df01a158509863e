package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class AndersonDarlingTest {

    @Test
    void agreesWithSciPyForAnyNumberOfSamplesAndTies() {
        for (String[] row : ComparisonFixture.rows("anderson.csv")) {
            double[][] samples =
                    Arrays.stream(row[3].split(";"))
                            .map(text ->
                                    Arrays.stream(text.split(" "))
                                            .mapToDouble(Double::parseDouble)
                                            .toArray())
                            .toArray(double[][]::new);
            AndersonDarling found = AndersonDarling.of(samples);
            assertThat(found.statistic())
                    .as(row[0])
                    .isCloseTo(Double.parseDouble(row[1]), within(1e-11));
            assertThat(found.probability())
                    .as(row[0])
                    .isCloseTo(Double.parseDouble(row[2]), within(1e-11));
        }
    }

    /// For one distribution 5 % of the experiments have a probability below 5 %.
    @Test
    void theProbabilityIsOne() {
        SplittableRandom random = new SplittableRandom(4);
        int below = 0;
        int trials = 2000;
        for (int t = 0; t < trials; t++) {
            double[] first = random.doubles(40).toArray();
            double[] second = random.doubles(60).toArray();
            below += AndersonDarling.of(first, second).probability() < 0.05 ? 1 : 0;
        }
        double error = Math.sqrt(0.05 * 0.95 / trials);
        assertThat(below / (double) trials).isCloseTo(0.05, within(3.5 * error));
    }

    @Test
    void refusesWhatCannotDiffer() {
        double[] some = {1, 2, 3};
        assertThatThrownBy(() -> AndersonDarling.of(some)).hasMessageContaining("1 samples");
        assertThatThrownBy(() -> AndersonDarling.of(some, new double[0]))
                .hasMessageContaining("none empty");
        assertThatThrownBy(() -> AndersonDarling.of(some, new double[] {Double.NaN}))
                .hasMessageContaining("without NaN");
        assertThatThrownBy(() -> AndersonDarling.of(new double[5], new double[3]))
                .hasMessageContaining("not all the same");
        assertThatThrownBy(() -> AndersonDarling.of(new double[] {1}, new double[] {2}))
                .hasMessageContaining("four events");
    }
}
