package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.physics.comparison.ComparisonFixture.column;
import static org.kaon.physics.comparison.ComparisonFixture.expected;
import static org.kaon.physics.comparison.ComparisonFixture.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class OneVariableTest {

    private final Sample a = sample("first.csv", false);
    private final Sample b = sample("second.csv", false);

    @Test
    void agreesWithSciPy() {
        KolmogorovSmirnov test = KolmogorovSmirnov.of(a, b);
        assertThat(test.distance()).isCloseTo(expected("ks"), within(1e-14));
        assertThat(test.probability()).isCloseTo(expected("ks probability"), within(1e-13));
        assertThat(EnergyDistance.of(a, b)).isCloseTo(expected("energy distance"), within(1e-14));
        assertThat(Wasserstein.of(a, b)).isCloseTo(expected("wasserstein"), within(1e-14));
    }

    @Test
    void theTestOfCramerAndVonMisesAgreesWithSciPyWithoutTies() {
        double[] first = column("first.csv", 0);
        double[] second = column("second.csv", 0);
        for (int i = 0; i < first.length; i++) {
            first[i] += i / 0x1p20;
        }
        for (int i = 0; i < second.length; i++) {
            second[i] += (i + 0.5) / 0x1p20;
        }
        assertThat(CramerVonMises.of(Sample.of(first), Sample.of(second)))
                .isCloseTo(expected("cramer von mises"), within(1e-12));
    }

    @Test
    void agreesWithSciPyForWeightedSamples() {
        Sample first = sample("first.csv", true);
        Sample second = sample("second.csv", true);
        assertThat(EnergyDistance.of(first, second))
                .isCloseTo(expected("energy distance weighted"), within(1e-14));
        assertThat(Wasserstein.of(first, second))
                .isCloseTo(expected("wasserstein weighted"), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.9, 1.0, 1.3, 2.0, 3.0})
    void kolmogorovsSeriesAgreesWithSciPy(double z) {
        assertThat(KolmogorovSmirnov.survival(z))
                .isCloseTo(expected("kolmogorov " + z), within(1e-14));
    }

    @Test
    void aSampleIsAtNoDistanceFromItself() {
        assertThat(KolmogorovSmirnov.of(a, a)).isEqualTo(new KolmogorovSmirnov(0, 1));
        assertThat(Wasserstein.of(a, a)).isZero();
        assertThat(EnergyDistance.of(a, a)).isZero();
        assertThat(CramerVonMises.of(a, a)).isZero();
    }

    @Test
    void aShiftIsTheWassersteinDistance() {
        assertThat(Wasserstein.of(Sample.of(1, 2, 5), Sample.of(4, 5, 8)))
                .isCloseTo(3, within(1e-15));
    }

    @Test
    void aRepeatedValueIsAValueOfWeightTwo() {
        Sample repeated = Sample.of(1, 2, 2, 5);
        Sample weighted = Sample.weighted(new double[] {5, 1, 2}, new double[] {1, 1, 2});
        assertThat(Wasserstein.of(repeated, weighted)).isZero();
        assertThat(weighted.effectiveSize()).isCloseTo(16 / 6.0, within(1e-15));
    }

    /// The probability of equal samples is uniform: in 32 % of the trials it lies below 0.32.
    @Test
    void theProbabilityIsUniformForSamplesOfOneDistribution() {
        SplittableRandom random = new SplittableRandom(5);
        int low = 0;
        int trials = 2000;
        for (int i = 0; i < trials; i++) {
            Sample first = Sample.of(random.doubles(200).toArray());
            Sample second = Sample.of(random.doubles(300).toArray());
            low += KolmogorovSmirnov.of(first, second).probability() < 0.32 ? 1 : 0;
        }
        assertThat(low / (double) trials).isBetween(0.27, 0.34);
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatThrownBy(Sample::of).hasMessageContaining("got 0 values");
        assertThatThrownBy(() -> Sample.of(1, Double.NaN)).hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> Sample.weighted(new double[] {1, 2}, new double[] {1, -1}))
                .hasMessageContaining("weight -1.0");
        assertThatThrownBy(() -> Sample.weighted(new double[] {1}, new double[] {0}))
                .hasMessageContaining("all weights are 0");
    }
}
