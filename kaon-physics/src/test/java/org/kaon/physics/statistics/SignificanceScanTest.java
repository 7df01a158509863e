package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.statistics.SignificanceScan.Formula;
import org.kaon.physics.statistics.SignificanceScan.Point;
import org.kaon.physics.statistics.SignificanceScan.Yields;

import java.util.List;
import java.util.SplittableRandom;

class SignificanceScanTest {

    private static final Yields YIELDS = new Yields(692, 410_000);
    private static final Formula AMS = (s, b) -> Significance.ams(s, b, 10);

    /// Signal scores √u and background scores 1 − √(1 − u): densities 2x and 2(1 − x).
    private record Sample(double[] scores, boolean[] signal, double[] weights) {

        static Sample of(int size, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Sample sample = new Sample(new double[size], new boolean[size], new double[size]);
            for (int i = 0; i < size; i++) {
                double u = random.nextDouble();
                sample.signal[i] = i % 3 == 0;
                sample.scores[i] = sample.signal[i] ? Math.sqrt(u) : 1 - Math.sqrt(1 - u);
                // Rounded, so that there are ties.
                sample.scores[i] = Math.rint(sample.scores[i] * 500) / 500;
                sample.weights[i] = 0.5 + random.nextDouble();
            }
            return sample;
        }

        SignificanceScan scan() {
            return SignificanceScan.of(scores, signal, weights, YIELDS);
        }

        double sum(boolean kind, double from) {
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                sum += signal[i] == kind && scores[i] >= from ? weights[i] : 0;
            }
            return sum;
        }

        Point slow(double threshold) {
            double s = YIELDS.signal() * sum(true, threshold) / sum(true, -1);
            double b = YIELDS.background() * sum(false, threshold) / sum(false, -1);
            return new Point(threshold, s, b, AMS.of(s, b));
        }

        int background(double from) {
            int count = 0;
            for (int i = 0; i < scores.length; i++) {
                count += !signal[i] && scores[i] >= from ? 1 : 0;
            }
            return count;
        }
    }

    @Test
    void findsWhatASlowLoopFinds() {
        Sample sample = Sample.of(3000, 4);
        Point best = new Point(0, 0, 0, -1);
        for (double threshold : sample.scores) {
            Point one = sample.slow(threshold);
            if (sample.background(threshold) >= SignificanceScan.LEAST_BACKGROUND
                    && one.significance() > best.significance()) {
                best = one;
            }
        }
        Point found = sample.scan().best(AMS);
        assertThat(found.threshold()).isEqualTo(best.threshold()).isBetween(0.5, 1.0);
        assertThat(found.significance()).isCloseTo(best.significance(), within(1e-9));
        assertThat(found.signal()).isCloseTo(best.signal(), within(1e-6));
        assertThat(found.background()).isCloseTo(best.background(), within(1e-6));
        assertThat(sample.scan().at(best.threshold(), AMS).significance())
                .isCloseTo(best.significance(), within(1e-9));
    }

    /// Of many samples the value at one threshold scatters as its error says, around the value of
    /// the densities: ε_S = 1 − t², ε_B = (1 − t)².
    @Test
    void theErrorIsTheScatterOfSamples() {
        double threshold = 0.801;
        double truth =
                AMS.of(
                        692 * (1 - threshold * threshold),
                        410_000 * (1 - threshold) * (1 - threshold));
        int covered = 0;
        int trials = 300;
        for (int i = 0; i < trials; i++) {
            Estimate one =
                    Sample.of(1200, 1000 + i)
                            .scan()
                            .at(new double[] {threshold}, AMS, new Bootstrap(60, i))
                            .getFirst();
            covered += Math.abs(one.value() - truth) <= one.error() ? 1 : 0;
        }
        assertThat(covered / (double) trials).isBetween(0.6, 0.76);
    }

    @Test
    void aCurveIsItsPoints() {
        SignificanceScan scan = Sample.of(900, 2).scan();
        double[] thresholds = scan.thresholds(10);
        assertThat(thresholds).hasSize(10).isSorted();
        List<Estimate> curve = scan.at(thresholds, AMS, new Bootstrap(20, 1));
        for (int i = 0; i < 10; i++) {
            assertThat(curve.get(i).value())
                    .isCloseTo(scan.at(thresholds[i], AMS).significance(), within(1e-9));
            assertThat(curve.get(i).error()).isPositive();
        }
    }

    @Test
    void tooFewBackgroundEventsMakeNoThreshold() {
        double[] scores = {0.1, 0.2, 0.9, 0.95};
        boolean[] signal = {false, false, true, true};
        SignificanceScan scan =
                SignificanceScan.of(scores, signal, new double[] {1, 1, 1, 1}, new Yields(1, 9));
        assertThat(scan.best(AMS).significance()).isNaN();
        assertThat(scan.at(0.9, AMS)).isEqualTo(new Point(0.9, 1, 0, AMS.of(1, 0)));
    }

    @Test
    void negativeWeightsMayCancelAboveAThreshold() {
        double[] scores = {0.1, 0.2, 0.9, 0.9};
        boolean[] signal = {false, true, false, true};
        SignificanceScan scan =
                SignificanceScan.of(scores, signal, new double[] {3, 1, -1, 1}, new Yields(1, 2));
        assertThat(scan.at(0.9, AMS).significance()).isNaN();
        assertThat(scan.at(0.1, AMS).background()).isEqualTo(2);
    }

    @Test
    void refusesWhatHasNoSignificance() {
        double[] one = {1, 1};
        assertThatThrownBy(() -> SignificanceScan.of(one, new boolean[] {true, true}, one, YIELDS))
                .hasMessageContaining("must each sum to more than 0, got 2.0 and 0.0");
        assertThatThrownBy(() ->
                        SignificanceScan.of(
                                new double[] {Double.NaN, 1},
                                new boolean[] {true, false},
                                one,
                                YIELDS))
                .hasMessageContaining("the score of event 0 is NaN");
        assertThatThrownBy(() -> new Yields(0, 3)).hasMessageContaining("signal 0.0");
    }
}
