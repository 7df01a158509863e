package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.histogram.Graph;

class HistogramFactsTest {

    private final double[] two = {1, 2};

    @Test
    void sumsErrorsOfAGraphDownAndUp() {
        Graph.Errors uneven = new Graph.Errors(new double[] {0.5, 1}, new double[] {2, 4});
        Graph graph = new Graph("g", "", two, two, Graph.Errors.even(two), uneven);
        assertThat(HistogramFacts.of(graph))
                .hasToString(
                        "{points=2, fXSum=3.0, fYSum=3.0, fEXlowSum=3.0, fEXhighSum=3.0,"
                                + " fEYlowSum=1.5, fEYhighSum=6.0}");
    }

    @Test
    void leavesOutErrorsThatAGraphHasNot() {
        Graph graph = new Graph("g", "", two, two, Graph.Errors.NONE, Graph.Errors.NONE);
        assertThat(HistogramFacts.of(graph)).doesNotContainKeys("fEXlowSum", "fEYhighSum");
    }
}
