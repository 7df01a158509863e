package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class AucComparisonTest {

    private final StatisticsFixture fixture = new StatisticsFixture();
    private final double[] worse = blurred(fixture.scores);

    private static double[] blurred(double[] scores) {
        SplittableRandom random = new SplittableRandom(6);
        double[] blurred = new double[scores.length];
        Arrays.setAll(blurred, i -> Math.rint(20 * scores[i] + 4 * random.nextGaussian()));
        return blurred;
    }

    @Test
    void eachAreaIsThatOfItsScore() {
        AucComparison found = AucComparison.of(fixture.scores, worse, fixture.isSignal);
        assertThat(found.first())
                .isEqualTo(Auc.of(BinaryScores.of(fixture.scores, fixture.isSignal)));
        assertThat(found.second()).isEqualTo(Auc.of(BinaryScores.of(worse, fixture.isSignal)));
        assertThat(found.difference().value())
                .isEqualTo(found.first().value() - found.second().value());
        double apart = Math.hypot(found.first().error(), found.second().error());
        assertThat(found.difference().error()).isLessThan(0.9 * apart);
    }

    /// DeLong, DeLong and Clarke-Pearson 1988 as it is written: the covariance matrix of both areas
    /// from every pair of events.
    @Test
    void theErrorIsThatOfDeLongsCovariance() {
        double[][] scores = {fixture.scores, worse};
        double[][] v10 = new double[2][];
        double[][] v01 = new double[2][];
        for (int k = 0; k < 2; k++) {
            double[] signal = select(scores[k], true);
            double[] background = select(scores[k], false);
            v10[k] = new double[signal.length];
            v01[k] = new double[background.length];
            for (int i = 0; i < signal.length; i++) {
                for (int j = 0; j < background.length; j++) {
                    double psi = 0.5 * (1 + Math.signum(signal[i] - background[j]));
                    v10[k][i] += psi / background.length;
                    v01[k][j] += psi / signal.length;
                }
            }
        }
        double variance = 0;
        for (int k = 0; k < 2; k++) {
            for (int l = 0; l < 2; l++) {
                double s =
                        covariance(v10[k], v10[l]) / v10[k].length
                                + covariance(v01[k], v01[l]) / v01[k].length;
                variance += k == l ? s : -s;
            }
        }
        AucComparison found = AucComparison.of(scores[0], scores[1], fixture.isSignal);
        assertThat(found.difference().error()).isCloseTo(Math.sqrt(variance), within(1e-14));
        double z = found.difference().value() / Math.sqrt(variance);
        assertThat(found.probability()).isCloseTo(2 * Normal.above(z), within(1e-12));
    }

    private double[] select(double[] scores, boolean which) {
        double[] chosen = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (fixture.isSignal[i] == which) {
                chosen[count++] = scores[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static double covariance(double[] a, double[] b) {
        double x = Arrays.stream(a).average().orElseThrow();
        double y = Arrays.stream(b).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - x) * (b[i] - y);
        }
        return sum / (a.length - 1);
    }

    @Test
    void weightsOfAnySizeButEqualChangeNothing() {
        double[] weights = new double[fixture.scores.length];
        Arrays.fill(weights, 0.3);
        AucComparison plain = AucComparison.of(fixture.scores, worse, fixture.isSignal);
        AucComparison weighted = AucComparison.of(fixture.scores, worse, fixture.isSignal, weights);
        assertThat(weighted.difference().error())
                .isCloseTo(plain.difference().error(), within(1e-14));
    }

    @Test
    void aScoreIsAsGoodAsItself() {
        AucComparison found = AucComparison.of(worse, worse, fixture.isSignal);
        assertThat(found.difference()).isEqualTo(new Estimate(0, 0));
        assertThat(found.probability()).isNaN();
    }

    @Test
    void anEmptyClassHasNoAreaToCompare() {
        AucComparison found = AucComparison.of(worse, worse, new boolean[worse.length]);
        assertThat(found.difference().isDefined()).isFalse();
        assertThatThrownBy(() -> AucComparison.of(worse, new double[2], fixture.isSignal))
                .hasMessageContaining("got 600, 600 and 2");
    }
}
