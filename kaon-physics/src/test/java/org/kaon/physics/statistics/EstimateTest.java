package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimateTest {

    private static String text(double value, double error) {
        return new Estimate(value, error).toString();
    }

    @Test
    void roundsToTwoDigitsOfTheError() {
        assertThat(text(0.985321, 0.00113)).isEqualTo("0.9853 ± 0.0011");
        assertThat(text(225.43, 17.2)).isEqualTo("225 ± 17");
        assertThat(text(12345.6, 234)).isEqualTo("12350 ± 230");
        assertThat(text(-1.5, 0.0996)).isEqualTo("-1.50 ± 0.10");
        assertThat(text(0, 0.123)).isEqualTo("0.00 ± 0.12");
        assertThat(text(0.004, 3.33)).isEqualTo("0.0 ± 3.3");
    }

    @Test
    void writesVeryLargeAndVerySmallFiguresWithAnExponent() {
        assertThat(text(1.2345e-7, 4.56e-8)).isEqualTo("(1.23 ± 0.46)e-07");
        assertThat(text(6.02214e23, 1e19)).isEqualTo("(6.02214 ± 0.00010)e+23");
    }

    @Test
    void saysWhatIsNotKnown() {
        assertThat(text(0.75, Double.NaN)).isEqualTo("0.75 ± unknown");
        assertThat(text(1, 0)).isEqualTo("1 ± 0");
        assertThat(text(0, 0)).isEqualTo("0 ± 0");
        assertThat(Estimate.undefined()).hasToString("undefined");
        assertThat(Estimate.undefined().isDefined()).isFalse();
        assertThat(new Estimate(1, Double.NaN).isDefined()).isTrue();
    }

    @Test
    void anIntervalReachesOneErrorToEitherSide() {
        Interval interval = new Estimate(3, 0.5).interval();
        assertThat(interval).isEqualTo(new Interval(2.5, 3.5));
        assertThat(interval.contains(2.5)).isTrue();
        assertThat(interval.contains(3.6)).isFalse();
        assertThat(Estimate.undefined().interval().contains(0)).isFalse();
        assertThat(new Interval(1, Double.POSITIVE_INFINITY).contains(1e300)).isTrue();
    }
}
