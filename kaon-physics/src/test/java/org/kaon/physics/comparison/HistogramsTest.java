package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.physics.comparison.ComparisonFixture.column;
import static org.kaon.physics.comparison.ComparisonFixture.expected;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class HistogramsTest {

    private final double[] first = column("counts.csv", 0);
    private final double[] second = column("counts.csv", 1);

    @Test
    void countsAgreeWithSciPysContingencyTable() {
        Homogeneity test = Homogeneity.ofCounts(first, second);
        assertThat(test.chiSquared()).isCloseTo(expected("counts chi2"), within(1e-12));
        assertThat(test.degrees()).isEqualTo((int) expected("counts degrees"));
        assertThat(test.probability()).isCloseTo(expected("counts probability"), within(1e-13));
    }

    @Test
    void weightsOfOneAreCountsInTheLimit() {
        double[] n = Arrays.stream(first).map(x -> 1e6 * (x + 1)).toArray();
        double[] m = Arrays.stream(first).map(x -> 1e6 * (x + 1) + 300 * Math.sin(x)).toArray();
        double wanted = Homogeneity.ofCounts(n, m).chiSquared();
        assertThat(Homogeneity.ofWeights(n, n, m, m).chiSquared())
                .isCloseTo(wanted, within(1e-3 * wanted));
        assertThat(Homogeneity.ofCountsAndWeights(n, m, m).chiSquared())
                .isCloseTo(wanted, within(1e-3 * wanted));
    }

    /// Counts against weighted events of the same distribution: the mean of χ² is its degrees.
    @Test
    void chiSquaredOfOneDistributionHasTheMeanOfItsDegrees() {
        SplittableRandom random = new SplittableRandom(3);
        double mixed = 0;
        double weighted = 0;
        int trials = 800;
        for (int t = 0; t < trials; t++) {
            double[][] sums = new double[3][10];
            double[][] squares = new double[3][10];
            for (int i = 0; i < 6000; i++) {
                int kind = i % 3;
                int bin = (int) (10 * Math.sqrt(random.nextDouble()));
                double weight = kind == 0 ? 1 : 0.5 + random.nextDouble();
                sums[kind][bin] += weight;
                squares[kind][bin] += weight * weight;
            }
            mixed += Homogeneity.ofCountsAndWeights(sums[0], sums[1], squares[1]).chiSquared();
            weighted +=
                    Homogeneity.ofWeights(sums[1], squares[1], sums[2], squares[2]).chiSquared();
        }
        double error = 3.5 * Math.sqrt(2 * 9.0 / trials);
        assertThat(mixed / trials).isCloseTo(9, within(error));
        assertThat(weighted / trials).isCloseTo(9, within(error));
    }

    @Test
    void divergencesAgreeWithSciPy() {
        assertThat(Divergence.separation(first, second))
                .isCloseTo(expected("separation"), within(1e-15));
        assertThat(Divergence.jensenShannon(first, second))
                .isCloseTo(expected("jensen shannon"), within(1e-14));
        assertThat(Divergence.separation(new double[] {1, 0}, new double[] {0, 7})).isEqualTo(1);
        assertThat(Divergence.jensenShannon(first, first)).isZero();
    }

    @Test
    void theIncompleteGammaFunctionAgreesWithSciPy() {
        for (int half : new int[] {1, 2, 3, 7, 20, 101}) {
            for (double x : new double[] {0.01, 0.4, 3.0, 12.0, 60.0}) {
                double wanted = expected("gamma " + half + " " + x);
                assertThat(IncompleteGamma.upper(half / 2.0, x))
                        .isCloseTo(wanted, within(1e-13 + 1e-12 * wanted));
            }
        }
    }

    @Test
    void refusesHistogramsThatCannotBeCompared() {
        assertThatThrownBy(() -> Homogeneity.ofCounts(new double[] {1, 2}, new double[] {1}))
                .hasMessageContaining("2 and 1 bins");
        assertThatThrownBy(() -> Homogeneity.ofCounts(new double[2], new double[] {1, 2}))
                .hasMessageContaining("sum 0.0");
        assertThatThrownBy(() -> Divergence.separation(new double[] {-1, 2}, new double[] {1, 2}))
                .hasMessageContaining("-1.0");
        double[] gap = {1, 0};
        assertThatThrownBy(() -> Homogeneity.ofCountsAndWeights(new double[] {3, 2}, gap, gap))
                .hasMessageContaining("bin 1 holds 2.0 counts and no weight");
    }
}
