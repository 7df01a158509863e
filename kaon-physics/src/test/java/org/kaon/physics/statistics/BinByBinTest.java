package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class BinByBinTest {

    private static Histogram filled(double... weightsOfBins) {
        Histogram histogram = new Histogram(weightsOfBins.length, 0, weightsOfBins.length);
        for (int bin = 0; bin < weightsOfBins.length; bin++) {
            if (weightsOfBins[bin] != 0) {
                histogram.fill(bin + 0.5, weightsOfBins[bin]);
            }
        }
        return histogram;
    }

    @Test
    void ratiosAndPullsCarryBothErrors() {
        Histogram a = filled(3, 2, 0, 0);
        Histogram b = filled(4, 0, 5, 0);
        List<Estimate> ratio = BinByBin.ratio(a, b);
        assertThat(ratio.get(0).value()).isEqualTo(0.75);
        assertThat(ratio.get(0).error()).isCloseTo(0.75 * Math.sqrt(2), within(1e-15));
        assertThat(ratio.get(1).isDefined()).isFalse();
        assertThat(ratio.get(2)).isEqualTo(new Estimate(0, 0));
        List<Estimate> pull = BinByBin.pull(a, b);
        assertThat(pull.get(0)).isEqualTo(new Estimate(-0.2, 1));
        assertThat(pull.get(1)).isEqualTo(new Estimate(1, 1));
        assertThat(pull.get(3).isDefined()).isFalse();
    }

    /// Pulls of two samples of one distribution have the mean 0 and the variance 1.
    @Test
    void pullsOfOneDistributionAreNormal() {
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        double squares = 0;
        int trials = 1000;
        for (int t = 0; t < trials; t++) {
            Histogram a = new Histogram(1, 0, 1);
            Histogram b = new Histogram(1, 0, 1);
            for (double time = random.nextExponential(); time < 100; ) {
                (random.nextBoolean() ? a : b).fill(0.5, random.nextDouble());
                time += random.nextExponential();
            }
            double pull = BinByBin.pull(a, b).getFirst().value();
            sum += pull;
            squares += pull * pull;
        }
        assertThat(sum / trials).isCloseTo(0, within(3.5 / Math.sqrt(trials)));
        assertThat(squares / trials).isCloseTo(1, within(3.5 * Math.sqrt(2.0 / trials)));
    }

    @Test
    void efficienciesAreBinomial() {
        Histogram all = new Histogram(3, 0, 3);
        Histogram passed = new Histogram(3, 0, 3);
        for (int i = 0; i < 10; i++) {
            all.fill(0.5);
            all.fill(1.5);
            if (i < 4) {
                passed.fill(0.5);
            }
        }
        List<Estimate> found = BinByBin.efficiency(passed, all);
        assertThat(found.get(0).value()).isEqualTo(0.4);
        assertThat(found.get(0).error()).isCloseTo(Math.sqrt(0.4 * 0.6 / 10), within(1e-15));
        assertThat(found.get(1).value()).isZero();
        assertThat(found.get(1).error()).isPositive();
        assertThat(found.get(2).isDefined()).isFalse();
        assertThatThrownBy(() -> BinByBin.efficiency(all, passed))
                .hasMessageContaining("in bin 0, 10.0 pass of 4.0");
    }

    @Test
    void refusesOtherBins() {
        assertThatThrownBy(() -> BinByBin.ratio(filled(1, 2), filled(1, 2, 3)))
                .hasMessageContaining("got 2 in 0.0 … 2.0 and 3 in 0.0 … 3.0");
    }

    @Test
    void joinedBinsHoldWhatTheirPartsHeld() {
        Histogram histogram = filled(1, 2, 3, 4, 5, -6);
        histogram.fill(-1, 7);
        histogram.fill(60, 8);
        histogram.fill(Double.NaN);
        Histogram joined = histogram.rebinned(3);
        assertThat(joined.bins()).isEqualTo(2);
        assertThat(joined.edge(1)).isEqualTo(3);
        assertThat(joined.content(0)).isEqualTo(new Estimate(6, Math.sqrt(14)));
        assertThat(joined.content(1)).isEqualTo(new Estimate(3, Math.sqrt(77)));
        assertThat(joined.underflow()).isEqualTo(7);
        assertThat(joined.overflow()).isEqualTo(8);
        assertThat(joined.nans()).isEqualTo(1);
        assertThat(histogram.rebinned(1).content(2)).isEqualTo(histogram.content(2));
        assertThatThrownBy(() -> histogram.rebinned(4)).hasMessageContaining("each 4 of 6 bins");
        assertThatThrownBy(() -> histogram.rebinned(0)).hasMessageContaining("each 0");
    }
}
