package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    private static final double[][] MATRIX = {{4, 2, -1}, {2, 3, 0.5}, {-1, 0.5, 2}};

    @Test
    void theSolutionSolvesTheEquations() {
        double[] x = Cholesky.of(MATRIX).solve(1, -2, 7);
        double[] right = {1, -2, 7};
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += MATRIX[i][j] * x[j];
            }
            assertThat(sum).isCloseTo(right[i], within(1e-13));
        }
    }

    @Test
    void theInverseTimesTheMatrixIsOne() {
        double[][] inverse = Cholesky.of(MATRIX).inverse();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += inverse[i][k] * MATRIX[k][j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-13));
            }
        }
    }

    @Test
    void refusesMatricesThatAreNotPositiveDefinite() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 1}, {1, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{-1}})).hasMessageContaining("row 0");
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{Double.NaN}}))
                .hasMessageContaining("row 0");
    }
}
