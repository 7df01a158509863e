package org.kaon.io.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class HistogramTest {

    private static final double[] NONE = {};
    private static final Axis TWO = Axis.of("", -1, 0, 10);
    private static final Axis THREE = Axis.even("", 3, 0, 1.5);

    private static double[] counting(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    @Test
    void aBinHoldsItsLowerEdge() {
        Histogram.Counter counter = new Histogram.Counter("h", TWO);
        for (double value : new double[] {-1, -0.5, 0, 10, 11, -2, Double.NaN}) {
            counter.add(value);
        }
        Histogram histogram = counter.histogram();
        assertThat(histogram.contents()).containsExactly(1, 2, 1, 3);
        assertThat(histogram.entries()).isEqualTo(7);
        assertThat(histogram.variances()).containsExactly(1, 2, 1, 3);
    }

    @Test
    void flowBinsLieAroundTheOthersOnEachAxis() {
        Histogram plane =
                new Histogram("h", "", List.of(THREE, TWO), counting(20), counting(20), 0);
        assertThat(plane.inside()).containsExactly(6, 7, 8, 11, 12, 13);
        assertThat(plane.inside(plane.values())).containsExactly(6, 7, 8, 11, 12, 13);
        assertThat(Binned.bins(List.of(THREE, TWO))).isEqualTo(20);
    }

    @Test
    void countsHaveTheirOwnNumberAsVarianceAndNoneBelowZero() {
        Histogram counts =
                new Histogram("h", "", List.of(TWO), new double[] {-2, 3, 0, 1}, NONE, 2);
        assertThat(counts.variances()).containsExactly(0, 3, 0, 1);
    }

    @Test
    void needsContentsForEveryBin() {
        assertThatThrownBy(() -> new Histogram("h", "", List.of(THREE), counting(3), NONE, 3))
                .hasMessageContaining("needs 5 contents, flow bins included, found 3");
        assertThatThrownBy(() -> Axis.of("x", 1, 0)).hasMessageContaining("edges must increase");
        assertThatThrownBy(() -> Axis.of("x", 1)).hasMessageContaining("needs a bin");
        Axis wide = Axis.even("", 100_000, 0, 1);
        assertThatThrownBy(() -> Binned.bins(List.of(wide, wide)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anEfficiencyIsTheShareOfWhatPassed() {
        Histogram total = new Histogram("n", "", List.of(TWO), new double[] {0, 4, 8, 1}, NONE, 13);
        Histogram passed = new Histogram("k", "", List.of(TWO), new double[] {0, 1, 8, 0}, NONE, 9);
        Efficiency efficiency = new Efficiency("e", "", passed, total);
        assertThat(efficiency.values()).containsExactly(0, 0.25, 1, 0);
        assertThat(efficiency.variances()).containsExactly(0, 0.25 * 0.75 / 4, 0, 0);
        Histogram other = new Histogram("n", "", List.of(THREE), counting(5), NONE, 0);
        assertThatThrownBy(() -> new Efficiency("e", "", passed, other))
                .hasMessageContaining("4 bins passed, 5 in all");
    }

    // y of 1, 2, 4 with weights 1, 1, 2 in one bin.
    private static Profile profile(Profile.Uncertainty error) {
        Profile.Sums sums =
                new Profile.Sums(
                        new double[] {0, 11, 0, 0},
                        new double[] {0, 37, 0, 0},
                        new double[] {0, 4, 0, 0},
                        new double[] {0, 6, 0, 0});
        return new Profile("p", "", List.of(TWO), sums, error, 3);
    }

    @Test
    void aProfileHasMeansAndTheErrorThatWasChosen() {
        double spread = 37 / 4.0 - 2.75 * 2.75;
        double effective = 16 / 6.0;
        assertThat(profile(Profile.Uncertainty.MEAN).values()).containsExactly(0, 2.75, 0, 0);
        assertThat(profile(Profile.Uncertainty.MEAN).variances()[1])
                .isCloseTo(spread / effective, within(1e-15));
        assertThat(profile(Profile.Uncertainty.SPREAD).variances()[1]).isEqualTo(spread);
        assertThat(profile(Profile.Uncertainty.INTEGERS).variances()[1])
                .isEqualTo(spread / effective);
        assertThat(profile(Profile.Uncertainty.GAUSS).variances()).containsExactly(0, 0.25, 0, 0);
    }

    @Test
    void aGraphHasAsManyErrorsAsPoints() {
        double[] two = {1, 2};
        Graph graph = new Graph("g", "", two, two, Graph.Errors.NONE, Graph.Errors.even(two));
        assertThat(graph.yError().high()).containsExactly(1, 2);
        assertThatThrownBy(() ->
                        new Graph(
                                "g",
                                "",
                                two,
                                two,
                                Graph.Errors.NONE,
                                Graph.Errors.even(new double[3])))
                .hasMessageContaining("3 and 3 errors for 2 points");
        assertThatThrownBy(() ->
                        new Graph(
                                "g", "", two, new double[1], Graph.Errors.NONE, Graph.Errors.NONE))
                .hasMessageContaining("2 values of x, 1 of y");
    }
}
