package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinsTest {

    private static final Range UNIT = new Range(0, 1);

    @Test
    void countsWeightsAndTheirSquares() {
        double[] values = {0.1, 0.2, 0.6, 1.0, 1.1, -0.1, Double.NaN};
        double[] weights = {3, 4, 1, 2, 9, 9, 9};
        Bins bins = Bins.of(values, weights, 2, UNIT);
        assertThat(bins.edges()).containsExactly(0, 0.5, 1);
        assertThat(bins.contents()).containsExactly(7, 3);
        assertThat(bins.errors()).containsExactly(5, Math.sqrt(5));
    }

    @Test
    void densityHasAreaOne() {
        double[] values = {0.1, 0.3, 0.35, 0.9};
        double[] ones = {1, 1, 1, 1};
        Bins density = Bins.of(values, ones, 5, UNIT).density();
        double area = 0;
        for (double content : density.contents()) {
            area += content * 0.2;
        }
        assertThat(area).isCloseTo(1, within(1e-12));
        assertThat(density.errors()[1]).isCloseTo(Math.sqrt(2) / 4 / 0.2, within(1e-12));
    }

    @Test
    void densityOfNothingIsNothing() {
        Bins density = Bins.of(new double[0], new double[0], 2, UNIT).density();
        assertThat(density.contents()).containsExactly(0, 0);
    }

    @Test
    void arraysOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> Bins.of(new double[2], new double[1], 2, UNIT))
                .hasMessageContaining("found 2 and 1");
        assertThatThrownBy(() -> new Bins(new double[2], new double[2], new double[2]))
                .hasMessageContaining("n + 1 edges");
    }
}
