package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class RocCurveTest {

    private final StatisticsFixture fixture = new StatisticsFixture();
    private final RocCurve plain = RocCurve.of(BinaryScores.of(fixture.scores, fixture.isSignal));
    private final RocCurve weighted =
            RocCurve.of(BinaryScores.of(fixture.scores, fixture.isSignal, fixture.weights));

    @Test
    void hasThePointsOfScikitLearn() {
        int compared = 0;
        for (int k = 0; k < plain.size(); k += 13) {
            assertThat(plain.threshold(k)).isEqualTo(fixture.expected("roc " + k + " threshold"));
            assertThat(plain.signalEfficiency(k))
                    .isCloseTo(fixture.expected("roc " + k + " signal"), within(1e-15));
            assertThat(plain.backgroundEfficiency(k))
                    .isCloseTo(fixture.expected("roc " + k + " background"), within(1e-15));
            compared++;
        }
        assertThat(compared).isGreaterThan(10);
        int last = plain.size() - 1;
        assertThat(plain.signalEfficiency(last)).isEqualTo(1);
        assertThat(plain.backgroundEfficiency(last)).isEqualTo(1);
    }

    @Test
    void interpolatesAsNumPyDoes() {
        for (String target : new String[] {"0.123", "0.3", "0.5", "0.77", "0.99"}) {
            double efficiency = Double.parseDouble(target);
            assertThat(plain.rejection(efficiency).backgroundEfficiency())
                    .isCloseTo(fixture.expected("background " + target), within(1e-13));
            assertThat(weighted.rejection(efficiency).backgroundEfficiency())
                    .isCloseTo(fixture.expected("background weighted " + target), within(1e-13));
        }
    }

    @Test
    void takesTheFirstPointOfAnEfficiencyThatIsHitExactly() {
        double[] scores = {9, 8, 7, 6, 5, 4};
        boolean[] isSignal = {true, false, true, false, false, true};
        RocCurve curve = RocCurve.of(BinaryScores.of(scores, isSignal));
        Rejection rejection = curve.rejection(2.0 / 3);
        assertThat(rejection.threshold()).isEqualTo(7);
        assertThat(rejection.value()).isCloseTo(3, within(1e-12));
        assertThat(curve.rejection(1).threshold()).isEqualTo(4);
        assertThat(curve.rejection(1).value()).isEqualTo(1);
    }

    @Test
    void roundingOfTheEfficiencyReachesForNoFurtherEvent() {
        double[] scores = new double[200];
        boolean[] isSignal = new boolean[200];
        for (int i = 0; i < 200; i++) {
            scores[i] = -i;
            isSignal[i] = i % 2 == 0;
        }
        RocCurve curve = RocCurve.of(BinaryScores.of(scores, isSignal));
        for (int passed = 1; passed <= 100; passed++) {
            Rejection rejection = curve.rejection(passed / 100.0);
            assertThat(rejection.threshold()).isEqualTo(-2 * (passed - 1));
            assertThat(rejection.backgroundEfficiency())
                    .isCloseTo((passed - 1) / 100.0, within(1e-9));
        }
    }

    @Test
    void tiesMakeOneStraightStep() {
        double[] scores = {1, 1, 1, 1};
        boolean[] isSignal = {true, false, true, false};
        RocCurve curve = RocCurve.of(BinaryScores.of(scores, isSignal));
        assertThat(curve.size()).isEqualTo(2);
        assertThat(curve.rejection(0.25).backgroundEfficiency()).isEqualTo(0.25);
    }

    @Test
    void saysALimitWhereNoBackgroundPasses() {
        double[] scores = new double[200];
        boolean[] isSignal = new boolean[200];
        for (int i = 0; i < 200; i++) {
            isSignal[i] = i >= 100;
            scores[i] = i;
        }
        RocCurve curve = RocCurve.of(BinaryScores.of(scores, isSignal));
        Rejection rejection = curve.rejection(0.5);
        assertThat(rejection.isLimit()).isTrue();
        double most = Binomial.clopperPearson(0, 100, 0.9).upper();
        assertThat(rejection.value()).isCloseTo(1 / most, within(1e-9));
        assertThat(rejection.error()).isNaN();
        assertThat(rejection.upper()).isInfinite();
        assertThat(rejection).hasToString("> 33 (95 % CL)");
        Estimate background = curve.backgroundEfficiency(0.5);
        assertThat(background.value()).isZero();
        assertThat(background.error()).isBetween(0.01, 0.03);
    }

    @Test
    void errorsCoverTheSpreadOfRepeatedSamples() {
        Random random = new Random(17);
        int trials = 300;
        double[] found = new double[trials];
        double errors = 0;
        int inside = 0;
        double truth = 0.022750131948179195; // a normal tail beyond 2: signal is shifted by 2
        for (int t = 0; t < trials; t++) {
            double[] scores = new double[2300];
            boolean[] isSignal = new boolean[2300];
            for (int i = 0; i < scores.length; i++) {
                isSignal[i] = i < 300;
                scores[i] = random.nextGaussian() + (isSignal[i] ? 2 : 0);
            }
            RocCurve curve = RocCurve.of(BinaryScores.of(scores, isSignal));
            Estimate background = curve.backgroundEfficiency(0.5);
            found[t] = background.value();
            errors += background.error() / trials;
            Rejection rejection = curve.rejection(0.5);
            inside += rejection.lower() < 1 / truth && 1 / truth < rejection.upper() ? 1 : 0;
        }
        double spread = Mean.of(found).error() * Math.sqrt(trials);
        // Counting alone would give two thirds of the spread: the threshold's error matters here.
        assertThat(Math.sqrt(truth / 2000) / spread).isBetween(0.55, 0.75);
        assertThat(errors / spread).isBetween(0.85, 1.15);
        assertThat(inside / (double) trials).isBetween(0.62, 0.78);
    }

    @Test
    void isUndefinedForAnEmptyClass() {
        double[] scores = {1, 2};
        RocCurve curve = RocCurve.of(BinaryScores.of(scores, new boolean[] {true, true}));
        assertThat(curve.rejection(0.5).value()).isNaN();
        assertThat(curve.rejection(0.5)).hasToString("undefined");
    }

    @Test
    void refusesEfficienciesOutsideTheCurve() {
        assertThatThrownBy(() -> plain.rejection(0)).hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> plain.rejection(1.1)).hasMessageContaining("(0, 1]");
    }
}
