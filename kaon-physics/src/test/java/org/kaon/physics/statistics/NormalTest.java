package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

    @Test
    void probabilitiesAgreeWithSciPyRelativeToThemselves() {
        for (String[] row : StatisticsFixture.rows("normal.csv")) {
            double z = Double.parseDouble(row[0]);
            expect(Normal.density(z), row[1]);
            expect(Normal.below(z), row[2]);
            expect(Normal.above(z), row[3]);
        }
    }

    private static void expect(double found, String wanted) {
        double number = Double.parseDouble(wanted);
        assertThat(found).isCloseTo(number, within(2e-13 * number));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-7, -2, -0.3, 0, 0.001, 1, 3, 5})
    void quantilesAndSignificancesUndoProbabilities(double z) {
        assertThat(Normal.quantile(Normal.below(z))).isCloseTo(z, within(2e-9));
        assertThat(Normal.significance(Normal.below(-Math.abs(z))))
                .isCloseTo(Math.abs(z), within(1e-12));
    }

    @Test
    void knowsTheEnds() {
        assertThat(Normal.above(50)).isZero();
        assertThat(Normal.below(50)).isEqualTo(1);
        assertThat(Normal.above(Double.NaN)).isNaN();
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.significance(2.866515718791933e-07)).isCloseTo(5, within(1e-12));
        assertThatThrownBy(() -> Normal.quantile(1.5)).hasMessageContaining("got 1.5");
        assertThatThrownBy(() -> Normal.quantile(Double.NaN)).hasMessageContaining("got NaN");
    }
}
