package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class SPlotTest {

    private final double[][] columns = columns();

    private static double[][] columns() {
        List<String[]> rows = StatisticsFixture.rows("splot.csv");
        double[][] columns = new double[5][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 5; k++) {
                columns[k][i] = Double.parseDouble(rows.get(i)[k]);
            }
        }
        return columns;
    }

    /// The yields of the fixture are those of a minimiser, good to some 1e-6 of their errors.
    @Test
    void weightsAndYieldsAgreeWithThePackageSweights() {
        SPlot found = SPlot.of(columns[0], columns[1]);
        List<String[]> yields = StatisticsFixture.rows("splot_yields.csv");
        for (int k = 0; k < 2; k++) {
            double wanted = Double.parseDouble(yields.get(k)[0]);
            double error = Double.parseDouble(yields.get(k)[1]);
            assertThat(found.yields().get(k).value()).isCloseTo(wanted, within(1e-3 * error));
            assertThat(found.yields().get(k).error()).isCloseTo(error, within(1e-4 * error));
            for (int i = 0; i < columns[0].length; i++) {
                assertThat(found.weights().get(k)[i]).isCloseTo(columns[3 + k][i], within(1e-4));
            }
        }
    }

    @Test
    void weightsOfAnEventSumToOneAndOfAComponentToItsYield() {
        double[] third = new double[columns[0].length];
        Arrays.fill(third, 0.1);
        SPlot found = SPlot.of(columns[0], columns[1], third);
        for (int i = 0; i < third.length; i++) {
            double sum = 0;
            for (double[] weights : found.weights()) {
                sum += weights[i];
            }
            assertThat(sum).isCloseTo(1, within(1e-8));
        }
        double all = 0;
        for (int k = 0; k < 3; k++) {
            double sum = Arrays.stream(found.weights().get(k)).sum();
            assertThat(sum).isCloseTo(found.yields().get(k).value(), within(1e-6));
            all += sum;
        }
        assertThat(all).isCloseTo(third.length, within(1e-6));
    }

    /// The mean lifetime is 2 for signal and ½ for background.
    @Test
    void weightsUnfoldAnotherVariable() {
        SPlot found = SPlot.of(columns[0], columns[1]);
        double[] truth = {2, 0.5};
        for (int k = 0; k < 2; k++) {
            double[] weights = found.weights().get(k);
            double sum = 0;
            double squares = 0;
            double total = Arrays.stream(weights).sum();
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * columns[2][i] / total;
            }
            for (int i = 0; i < weights.length; i++) {
                double pull = weights[i] * (columns[2][i] - sum) / total;
                squares += pull * pull;
            }
            assertThat(sum).isCloseTo(truth[k], within(3 * Math.sqrt(squares)));
        }
    }

    @Test
    void aComponentThatIsNotThereHasAYieldAroundZero() {
        double[] uniform = new double[1000];
        double[] falling = new double[1000];
        for (int i = 0; i < 1000; i++) {
            double x = (i + 0.5) / 1000;
            uniform[i] = 1;
            falling[i] = 2 * (1 - x);
        }
        SPlot found = SPlot.of(uniform, falling);
        assertThat(found.yields().get(0).value()).isCloseTo(1000, within(0.1));
        assertThat(found.yields().get(1).value()).isCloseTo(0, within(0.1));
    }

    @Test
    void refusesWhatTellsNothingApart() {
        double[] some = {1, 2, 3};
        assertThatThrownBy(() -> SPlot.of(some)).hasMessageContaining("got 1 of 3");
        assertThatThrownBy(SPlot::of).hasMessageContaining("got 0 of 0");
        assertThatThrownBy(() -> SPlot.of(some, some)).hasMessageContaining("tell the components");
        assertThatThrownBy(() -> SPlot.of(some, new double[3]))
                .hasMessageContaining("tell the components");
        assertThatThrownBy(() -> SPlot.of(some, new double[2]))
                .hasMessageContaining("got 2 of component 1");
        assertThatThrownBy(() -> SPlot.of(some, new double[] {1, -1, 1}))
                .hasMessageContaining("component 1 at event 1 is -1.0");
        assertThatThrownBy(() -> SPlot.of(new double[] {1, 0}, new double[] {2, 0}))
                .hasMessageContaining("0 at event 1");
    }
}
