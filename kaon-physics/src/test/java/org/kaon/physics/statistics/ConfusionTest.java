package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionTest {

    private static Confusion of(int classes, int[] truths, int[] found) {
        Confusion confusion = new Confusion(classes);
        for (int i = 0; i < truths.length; i++) {
            confusion.add(truths[i], found[i], 1);
        }
        return confusion;
    }

    @Test
    void countsByTrueAndFoundClass() {
        int[] truths = {0, 0, 0, 0, 1, 1, 2};
        int[] found = {0, 0, 0, 2, 1, 0, 2};
        Confusion confusion = of(3, truths, found);
        assertThat(confusion.weight(0, 0)).isEqualTo(3);
        assertThat(confusion.weight(0, 2)).isEqualTo(1);
        assertThat(confusion.weight(1, 2)).isZero();
        assertThat(confusion.total(1)).isEqualTo(2);
        assertThat(confusion.share(0, 2)).isEqualTo(Binomial.estimate(1, 4));
        assertThat(confusion.accuracy()).isEqualTo(Binomial.estimate(5, 7));
    }

    @Test
    void accuracyIsThatOfTheAccuracy() {
        Confusion confusion = new Confusion(2);
        Accuracy accuracy = new Accuracy();
        for (int i = 0; i < 50; i++) {
            double weight = 0.1 * (i % 7);
            confusion.add(i % 2, i % 3 % 2, weight);
            accuracy.add(i % 2 == i % 3 % 2, weight);
        }
        assertThat(confusion.accuracy().value())
                .isCloseTo(accuracy.estimate().value(), within(1e-14));
        assertThat(confusion.accuracy().error())
                .isCloseTo(accuracy.estimate().error(), within(1e-14));
    }

    @Test
    void anEventTakenForNoClassIsWrong() {
        Confusion confusion = of(2, new int[] {0, 0}, new int[] {0, -1});
        assertThat(confusion.share(0, 0).value()).isEqualTo(0.5);
        assertThat(confusion.share(0, 1).value()).isZero();
        assertThat(confusion.accuracy().value()).isEqualTo(0.5);
    }

    @Test
    void aClassWithoutEventsHasNoShare() {
        Confusion confusion = of(2, new int[] {0}, new int[] {0});
        assertThat(confusion.share(1, 0).value()).isNaN();
        assertThat(new Confusion(3).accuracy().value()).isNaN();
    }

    @Test
    void refusesUnknownClassesAndWeightsThatAreNotFinite() {
        Confusion confusion = new Confusion(2);
        assertThatThrownBy(() -> confusion.add(2, 0, 1)).hasMessageContaining("class 2");
        assertThatThrownBy(() -> confusion.add(0, 2, 1)).hasMessageContaining("taken for 2");
        assertThatThrownBy(() -> confusion.add(0, 0, 1 / 0.0)).hasMessageContaining("Infinity");
    }
}
