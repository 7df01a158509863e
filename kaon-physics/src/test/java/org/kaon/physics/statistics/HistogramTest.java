package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {

    private final StatisticsFixture fixture = new StatisticsFixture();

    @Test
    void agreesWithNumPy() {
        Histogram plain = new Histogram(13, 0.1, 0.9);
        Histogram weighted = new Histogram(13, 0.1, 0.9);
        for (int i = 0; i < fixture.scores.length; i++) {
            plain.fill(fixture.scores[i]);
            weighted.fill(fixture.scores[i], fixture.weights[i]);
        }
        for (int k = 0; k < 13; k++) {
            assertThat(plain.content(k).value()).isEqualTo(fixture.expected("histogram " + k));
            expect(plain.density(k).value(), "histogram density " + k);
            expect(weighted.content(k).value(), "histogram weighted " + k);
            expect(weighted.content(k).error(), "histogram error weighted " + k);
            expect(weighted.density(k).value(), "histogram density weighted " + k);
        }
        assertThat(plain.total() + plain.underflow() + plain.overflow()).isEqualTo(600);
        assertThat(plain.underflow()).isPositive();
        assertThat(plain.overflow()).isPositive();
    }

    private void expect(double value, String name) {
        assertThat(value).as(name).isCloseTo(fixture.expected(name), within(1e-12));
    }

    @Test
    void everyBinHoldsItsLowerEdgeAndTheLastBothEnds() {
        for (int bins = 1; bins < 60; bins++) {
            Histogram histogram = new Histogram(bins, -0.3, 1.1);
            for (int k = 0; k <= bins; k++) {
                histogram.fill(histogram.edge(k));
            }
            for (int k = 0; k < bins - 1; k++) {
                assertThat(histogram.content(k).value()).isEqualTo(1);
            }
            assertThat(histogram.content(bins - 1).value()).isEqualTo(2);
        }
    }

    @Test
    void keepsWhatFallsOutside() {
        Histogram histogram = new Histogram(2, 0, 1);
        histogram.fill(-1, 3);
        histogram.fill(Double.POSITIVE_INFINITY, -2);
        histogram.fill(Double.NaN);
        assertThat(histogram.underflow()).isEqualTo(3);
        assertThat(histogram.overflow()).isEqualTo(-2);
        assertThat(histogram.nans()).isEqualTo(1);
        assertThat(histogram.total()).isZero();
        assertThat(histogram.density(0)).isEqualTo(new Estimate(0, 0));
    }

    @Test
    void negativeWeightsAddToTheError() {
        Histogram histogram = new Histogram(1, 0, 1);
        histogram.fill(0.5, 4);
        histogram.fill(0.5, -3);
        assertThat(histogram.content(0)).isEqualTo(new Estimate(1, 5));
    }

    @Test
    void mergesToWhatOneWouldHaveSeen() {
        Histogram left = new Histogram(2, 0, 1);
        Histogram right = new Histogram(2, 0, 1);
        left.fill(0.2, 3);
        right.fill(0.3, 4);
        right.fill(2);
        left.merge(right);
        assertThat(left.content(0)).isEqualTo(new Estimate(7, 5));
        assertThat(left.overflow()).isEqualTo(1);
        assertThatThrownBy(() -> left.merge(new Histogram(3, 0, 1)))
                .hasMessageContaining("and 3 in");
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatThrownBy(() -> new Histogram(3, 1, 1)).hasMessageContaining("low < high");
        assertThatThrownBy(() -> new Histogram(0, 0, 1)).hasMessageContaining("1 to 10000000 bins");
    }

    /// The share of a bin is an efficiency.
    @Test
    void theErrorOfADensityKnowsThatItsBinIsPartOfTheTotal() {
        Histogram histogram = new Histogram(2, 0, 1);
        for (int i = 0; i < 10; i++) {
            histogram.fill(i < 7 ? 0.2 : 0.6, 3);
        }
        Estimate share = Binomial.estimate(7, 10);
        assertThat(histogram.density(0).value()).isEqualTo(2 * share.value());
        assertThat(histogram.density(0).error()).isCloseTo(2 * share.error(), within(1e-15));
    }
}
