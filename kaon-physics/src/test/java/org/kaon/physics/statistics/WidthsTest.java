package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

class WidthsTest {

    private final double[] residuals =
            StatisticsFixture.rows("residuals.csv").stream()
                    .mapToDouble(row -> Double.parseDouble(row[0]))
                    .toArray();
    private final Map<String, Double> expected = new HashMap<>();

    WidthsTest() {
        for (String[] row : StatisticsFixture.rows("widths.csv")) {
            expected.put(row[0], Double.parseDouble(row[1]));
        }
    }

    private double expected(String name) {
        return Objects.requireNonNull(expected.get(name));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.01, 0.16, 0.5, 0.9, 1.0})
    void quantilesAgreeWithNumPy(double share) {
        assertThat(Quantile.of(residuals).at(share).value())
                .isCloseTo(expected("quantile " + share), within(1e-12));
    }

    @Test
    void theErrorOfAQuantileIsUnknownWhereTheSampleEnds() {
        Quantile quantiles = Quantile.of(1, 2, 3, 4);
        assertThat(quantiles.at(0.5)).isEqualTo(new Estimate(2.5, 0.75));
        assertThat(quantiles.at(0.1).error()).isNaN();
        assertThat(quantiles.at(1)).isEqualTo(new Estimate(4, Double.NaN));
        assertThat(Quantile.of().at(0.5).isDefined()).isFalse();
        assertThat(Quantile.of(7).halfWidth().value()).isZero();
        assertThatThrownBy(() -> Quantile.of(1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> quantiles.at(1.01)).hasMessageContaining("1.01");
    }

    @Test
    void equalWeightsAreNoneAndWholeOnesAreRepeatedValues() {
        double[] equal = new double[residuals.length];
        Arrays.fill(equal, 0.25);
        Estimate plain = Quantile.of(residuals).at(0.3);
        Estimate weighted = Quantile.weighted(residuals, equal).at(0.3);
        assertThat(weighted.value()).isCloseTo(plain.value(), within(1e-10));
        assertThat(weighted.error()).isCloseTo(plain.error(), within(1e-10));
        double[] values = {3, 1, 2, 9};
        double[] weights = {1000, 3000, 2000, 0};
        Quantile found = Quantile.weighted(values, weights);
        // The middles of 1, 2 and 3 are at 1500, 4000 and 5500.
        assertThat(found.at(0).value()).isEqualTo(1);
        assertThat(found.at(2500.0 / 4000).value()).isEqualTo(2);
        assertThat(found.at(1).value()).isEqualTo(3);
        assertThat(Quantile.weighted(values, new double[4]).at(0.5).isDefined()).isFalse();
        assertThat(Quantile.weighted(new double[] {5}, new double[] {2}).at(0.5).value())
                .isEqualTo(5);
        assertThatThrownBy(() -> Quantile.weighted(values, new double[3]))
                .hasMessageContaining("each of 4 values, got 3");
        assertThatThrownBy(() -> Quantile.weighted(values, new double[] {1, 1, -1, 1}))
                .hasMessageContaining("value 2 is 2.0 with the weight -1.0");
    }

    /// The fit moves by single events at the edges of its window: well within its error.
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2.0, 3.0})
    void theCoreIsTheFitOfLargestLikelihood(double k) {
        GaussianCore core = GaussianCore.of(residuals, k);
        assertThat(core.mean().value())
                .isCloseTo(expected("core mean " + k), within(0.1 * core.mean().error()));
        assertThat(core.sigma().value())
                .isCloseTo(expected("core sigma " + k), within(0.1 * core.sigma().error()));
        assertThat((double) core.inside()).isCloseTo(expected("core inside " + k), within(3.0));
    }

    /// In a window without end both errors are those of a normal distribution.
    @Test
    void aWideWindowHasTheErrorsOfMeanAndDeviation() {
        double[] values = normal(4000, 3);
        GaussianCore core = GaussianCore.of(values, 5);
        assertThat(core.mean().value())
                .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-3));
        assertThat(core.mean().error()).isCloseTo(1 / Math.sqrt(4000), within(4e-4));
        assertThat(core.sigma().error()).isCloseTo(1 / Math.sqrt(8000), within(3e-4));
    }

    @Test
    void aCoreNeedsThreeDifferentValues() {
        assertThat(GaussianCore.of(new double[0], 2).mean().isDefined()).isFalse();
        assertThat(GaussianCore.of(new double[] {1, 1, 1}, 2).sigma().isDefined()).isFalse();
        assertThat(GaussianCore.of(new double[] {1, 1, 1, 1, 1, 1, 1, 9}, 2).sigma().isDefined())
                .isFalse();
        assertThatThrownBy(() -> GaussianCore.of(residuals, 0.5)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> GaussianCore.of(new double[] {1, 2, 1 / 0.0}, 2))
                .hasMessageContaining("finite");
    }

    @Test
    void allWidthsOfANormalDistributionAreItsSigma() {
        double[] values = normal(3000, 8);
        Estimate half = Quantile.of(values).halfWidth();
        assertThat(half.value()).isCloseTo(1, within(3 * half.error()));
        Estimate core = GaussianCore.of(values, GaussianCore.STANDARD_WINDOW).sigma();
        assertThat(core.value()).isCloseTo(1, within(3 * core.error()));
        Estimate full = FullWidth.of(values, new Bootstrap(30, 1));
        assertThat(full.value()).isCloseTo(2.35482, within(3 * full.error()));
        assertThat(full.error()).isBetween(0.02, 0.15);
    }

    /// A peak of width 1 on a plateau: the width at half maximum is that of both together.
    @Test
    void theFullWidthOfABoxIsThatOfTheBox() {
        double[] values = new double[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 6.0 * i / values.length;
        }
        assertThat(FullWidth.of(values, new Bootstrap(2, 1)).value()).isCloseTo(6, within(0.2));
        assertThat(FullWidth.of(new double[5], new Bootstrap(2, 1)).isDefined()).isFalse();
        assertThat(FullWidth.of(new double[] {1, 2}, new Bootstrap(2, 1)).isDefined()).isFalse();
        assertThatThrownBy(() -> FullWidth.of(new double[] {1, Double.NaN}, new Bootstrap(2, 1)))
                .hasMessageContaining("NaN");
    }

    private static double[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }
}
