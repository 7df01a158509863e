package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Histogram;

import java.util.SplittableRandom;

class SeparationTest {

    private static Histogram filled(int events, double power, SplittableRandom random) {
        Histogram histogram = new Histogram(20, 0, 1);
        for (int i = 0; i < events; i++) {
            histogram.fill(Math.pow(random.nextDouble(), power));
        }
        return histogram;
    }

    @Test
    void manyEventsHaveTheSeparationOfTheirContents() {
        SplittableRandom random = new SplittableRandom(1);
        Histogram a = filled(100_000, 1, random);
        Histogram b = filled(100_000, 2, random);
        double[] first = new double[20];
        double[] second = new double[20];
        for (int i = 0; i < 20; i++) {
            first[i] = a.content(i).value();
            second[i] = b.content(i).value();
        }
        Estimate found = Separation.of(a, b);
        assertThat(found.value()).isCloseTo(Divergence.separation(first, second), within(2e-4));
        assertThat(found.error()).isBetween(1e-4, 2e-3);
        assertThat(Separation.of(b, a)).isEqualTo(found);
    }

    /// 300 events in 20 bins: fluctuations alone would make 0.03.
    @Test
    void fewEventsOfOneDistributionHaveNone() {
        SplittableRandom random = new SplittableRandom(2);
        double sum = 0;
        for (int t = 0; t < 200; t++) {
            sum += Separation.of(filled(300, 1, random), filled(300, 1, random)).value() / 200;
        }
        assertThat(sum).isCloseTo(0, within(0.002));
    }

    @Test
    void histogramsApartAreFullySeparated() {
        Histogram left = new Histogram(2, 0, 1);
        Histogram right = new Histogram(2, 0, 1);
        left.fill(0.2);
        right.fill(0.7, 3);
        assertThat(Separation.of(left, right)).isEqualTo(new Estimate(1, 0));
        assertThat(Separation.of(left, new Histogram(2, 0, 1)).isDefined()).isFalse();
        right.fill(0.2, -1);
        assertThat(Separation.of(left, right).value()).isFinite();
        assertThatThrownBy(() -> Separation.of(left, new Histogram(3, 0, 1)))
                .hasMessageContaining("got 2 in");
    }
}
