package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class AucTest {

    private final StatisticsFixture fixture = new StatisticsFixture();

    @Test
    void agreesWithScikitLearn() {
        BinaryScores plain = BinaryScores.of(fixture.scores, fixture.isSignal);
        BinaryScores weighted = BinaryScores.of(fixture.scores, fixture.isSignal, fixture.weights);
        assertThat(Auc.of(plain).value()).isCloseTo(fixture.expected("auc"), within(1e-14));
        assertThat(Auc.of(weighted).value())
                .isCloseTo(fixture.expected("auc weighted"), within(1e-14));
    }

    @Test
    void hasTheErrorOfDeLong() {
        Estimate area = Auc.of(BinaryScores.of(fixture.scores, fixture.isSignal));
        assertThat(area.error())
                .isCloseTo(slowError(fixture.scores, fixture.isSignal), within(1e-14));
    }

    /// DeLong, DeLong and Clarke-Pearson 1988 as it is written: every pair of events.
    private static double slowError(double[] scores, boolean[] isSignal) {
        double[] signal = select(scores, isSignal, true);
        double[] background = select(scores, isSignal, false);
        double[] v10 = new double[signal.length];
        double[] v01 = new double[background.length];
        for (int i = 0; i < signal.length; i++) {
            for (int j = 0; j < background.length; j++) {
                double psi = 0.5 * (1 + Math.signum(signal[i] - background[j]));
                v10[i] += psi / background.length;
                v01[j] += psi / signal.length;
            }
        }
        return Math.sqrt(variance(v10) / v10.length + variance(v01) / v01.length);
    }

    private static double[] select(double[] scores, boolean[] isSignal, boolean which) {
        double[] chosen = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (isSignal[i] == which) {
                chosen[count++] = scores[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    @Test
    void equalWeightsChangeNothing() {
        double[] weights = new double[fixture.scores.length];
        Arrays.fill(weights, 0.3);
        Estimate plain = Auc.of(BinaryScores.of(fixture.scores, fixture.isSignal));
        Estimate weighted = Auc.of(BinaryScores.of(fixture.scores, fixture.isSignal, weights));
        assertThat(weighted.value()).isCloseTo(plain.value(), within(1e-13));
        assertThat(weighted.error()).isCloseTo(plain.error(), within(1e-13));
    }

    @Test
    void anEventOfWeightZeroIsNoEvent() {
        double[] weights = {1, 1, 0, 1, 1, 0};
        double[] scores = {0.1, 0.7, 0.9, 0.5, 0.6, 0.2};
        boolean[] isSignal = {false, true, false, false, true, true};
        assertThat(Auc.of(BinaryScores.of(scores, isSignal, weights)).value()).isEqualTo(1);
    }

    @Test
    void errorsCoverTheSpreadOfRepeatedSamplesWithWeights() {
        Random random = new Random(41);
        int trials = 400;
        double[] areas = new double[trials];
        double errors = 0;
        for (int t = 0; t < trials; t++) {
            double[] scores = new double[300];
            double[] weights = new double[300];
            boolean[] isSignal = new boolean[300];
            for (int i = 0; i < 300; i++) {
                isSignal[i] = i < 100;
                scores[i] = random.nextGaussian() + (isSignal[i] ? 1.2 : 0);
                weights[i] = -Math.log(1 - random.nextDouble());
            }
            Estimate area = Auc.of(BinaryScores.of(scores, isSignal, weights));
            areas[t] = area.value();
            errors += area.error() / trials;
        }
        assertThat(errors / Math.sqrt(variance(areas))).isBetween(0.9, 1.1);
    }

    @Test
    void knowsTheSimplestOrders() {
        boolean[] isSignal = {false, false, true, true};
        double[] rising = {1, 2, 3, 4};
        Estimate perfect = Auc.of(BinaryScores.of(rising, isSignal));
        assertThat(perfect.value()).isEqualTo(1);
        double bound = 1 - Math.sqrt(0.5 * (1 - Binomial.ONE_SIGMA));
        assertThat(perfect.error()).isCloseTo(bound, within(1e-12));
        assertThat(Auc.of(BinaryScores.of(new double[] {4, 3, 2, 1}, isSignal)).value()).isZero();
        assertThat(Auc.of(BinaryScores.of(new double[] {5, 5, 5, 5}, isSignal)))
                .isEqualTo(new Estimate(0.5, 0));
        assertThat(Auc.of(BinaryScores.of(new double[] {-0.0, 1, 0.0, 2}, isSignal)).value())
                .isEqualTo(0.625);
    }

    @Test
    void isUndefinedForAnEmptyClassAndOfUnknownErrorForASingleEvent() {
        double[] scores = {1, 2, 3};
        assertThat(Auc.of(BinaryScores.of(scores, new boolean[3])).isDefined()).isFalse();
        assertThat(Auc.of(BinaryScores.of(new double[0], new boolean[0])).isDefined()).isFalse();
        Estimate single = Auc.of(BinaryScores.of(scores, new boolean[] {false, true, false}));
        assertThat(single.value()).isEqualTo(0.5);
        assertThat(single.error()).isNaN();
    }

    @Test
    void refusesWhatHasNoOrder() {
        boolean[] isSignal = {true, false};
        double[] scores = {0.2, Double.NaN};
        assertThatThrownBy(() -> BinaryScores.of(scores, isSignal))
                .hasMessageContaining("the score of event 1 is NaN");
        double[] good = {0.2, 0.1};
        assertThatThrownBy(() -> BinaryScores.of(good, isSignal, new double[] {1, -2}))
                .hasMessageContaining("event 1 has the weight -2.0");
        assertThatThrownBy(() -> BinaryScores.of(good, new boolean[3]))
                .hasMessageContaining("got 3, 2 and 2");
    }
}
