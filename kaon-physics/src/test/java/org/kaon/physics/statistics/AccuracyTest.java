package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    private final StatisticsFixture fixture = new StatisticsFixture();

    @Test
    void agreesWithScikitLearn() {
        Estimate plain = Accuracy.ofScores(fixture.scores, fixture.isSignal, 0.5);
        assertThat(plain.value()).isCloseTo(fixture.expected("accuracy"), within(1e-15));
        double p = plain.value();
        assertThat(plain.error()).isCloseTo(Math.sqrt(p * (1 - p) / 600), within(1e-15));
        Estimate weighted =
                Accuracy.ofScores(fixture.scores, fixture.isSignal, fixture.weights, 0.5);
        assertThat(weighted.value())
                .isCloseTo(fixture.expected("accuracy weighted"), within(1e-13));
        assertThat(weighted.error()).isGreaterThan(plain.error());
    }

    @Test
    void takesTheFirstOfTheLargestAsTheClass() {
        double[] probabilities = {0.2, 0.4, 0.4, 0.9, 0.05, 0.05, 0, 0, 1, 0, Double.NaN, 1};
        int[] labels = {1, 0, 1, 2};
        Estimate accuracy = Accuracy.ofProbabilities(probabilities, 3, labels);
        assertThat(accuracy.value()).isEqualTo(0.5);
        double[] weights = {3, 1, 0, 0};
        assertThat(Accuracy.ofProbabilities(probabilities, 3, labels, weights).value())
                .isEqualTo(1);
    }

    @Test
    void aNaNScoreIsWrongEitherWay() {
        double[] scores = {Double.NaN, Double.NaN};
        boolean[] isSignal = {true, false};
        assertThat(Accuracy.ofScores(scores, isSignal, 0.5).value()).isZero();
    }

    @Test
    void isUndefinedBeforeTheFirstEvent() {
        assertThat(new Accuracy().estimate().isDefined()).isFalse();
    }

    @Test
    void refusesWeightsThatAreNotFiniteAndOtherLengths() {
        assertThatThrownBy(() -> new Accuracy().add(true, Double.NaN))
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> Accuracy.ofProbabilities(new double[5], 3, new int[2]))
                .hasMessageContaining("ask for 6 scores or weights, got 5");
    }

    @Test
    void weightsCountWithTheirSignAsInScikitLearn() {
        double[] weights = fixture.signedWeights();
        Estimate signed = Accuracy.ofScores(fixture.scores, fixture.isSignal, weights, 0.5);
        assertThat(signed.value()).isCloseTo(fixture.expected("accuracy signed"), within(1e-13));
        Confusion confusion = new Confusion(2);
        for (int i = 0; i < weights.length; i++) {
            confusion.add(fixture.isSignal[i] ? 1 : 0, fixture.scores[i] > 0.5 ? 1 : 0, weights[i]);
        }
        assertThat(confusion.accuracy().value()).isCloseTo(signed.value(), within(1e-13));
        assertThat(confusion.accuracy().error()).isCloseTo(signed.error(), within(1e-13));
        assertThat(confusion.share(1, 1).value())
                .isCloseTo(fixture.expected("recall signed"), within(1e-13));
    }

    @Test
    void negativeWeightsMayLeadBeyondOne() {
        double[] scores = {1, 1, 1, 0};
        boolean[] isSignal = {true, true, true, true};
        Estimate share = Accuracy.ofScores(scores, isSignal, new double[] {1, 1, 1, -1}, 0.5);
        // 3/2, σ² = (¼ · 3 + 9/4 · 1)/4.
        assertThat(share.value()).isEqualTo(1.5);
        assertThat(share.error()).isCloseTo(Math.sqrt(3) / 2, within(1e-15));
        assertThat(Accuracy.ofScores(scores, isSignal, new double[] {1, 0, 1, -2}, 0.5).isDefined())
                .isFalse();
    }
}
