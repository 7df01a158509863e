package org.kaon.physics.generator.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.particle.RichIdentification.Hypothesis;

import java.util.List;

class RichIdentificationTest {

    private static float[][] tracks(
            Hypothesis particle, double momentum, double eta, double tracks, int events) {
        RichIdentification rich =
                new RichIdentification(
                        List.of(particle),
                        new Interval(momentum, momentum),
                        new Interval(eta, eta),
                        tracks);
        float[][] out = rich.allocate(events);
        rich.fill(13, 0, events, out);
        return out;
    }

    /// `⟨e^DLL⟩ = 1` for pions; where hypotheses lie near enough for the mean to be measured.
    @ParameterizedTest
    @CsvSource({"70, 2.5, 3", "150, 4, 3", "400, 4, 4", "45, 2.5, 5"})
    void likelihoodRatiosOfPionsHaveTheMeanOne(double momentum, double eta, int column) {
        int n = 20_000;
        float[] dll = tracks(Hypothesis.PION, momentum, eta, 300, n)[column];
        double sum = 0, squares = 0;
        for (float d : dll) {
            double ratio = Math.exp(d);
            sum += ratio;
            squares += ratio * ratio;
        }
        double mean = sum / n;
        double error = Math.sqrt((squares / n - mean * mean) / n);
        assertThat(error).isLessThan(0.2);
        assertThat(mean).isCloseTo(1, within(4.5 * error));
    }

    @Test
    void kaonsAreToldFromPionsBetweenThresholdAndSaturation() {
        int n = 500;
        assertThat(positive(tracks(Hypothesis.KAON, 20, 2.5, 100, n)[3])).isGreaterThan(0.97);
        assertThat(positive(tracks(Hypothesis.PION, 20, 2.5, 100, n)[3])).isLessThan(0.03);
        double low = positive(tracks(Hypothesis.KAON, 150, 2.5, 100, n)[3]);
        assertThat(low).as("saturated rings of one gas").isBetween(0.4, 0.9);
        double high = positive(tracks(Hypothesis.KAON, 60, 4, 100, n)[3]);
        assertThat(high).as("the second gas").isGreaterThan(0.9);
    }

    private static double positive(float[] values) {
        int count = 0;
        for (float value : values) {
            count += value > 0 ? 1 : 0;
        }
        return count / (double) values.length;
    }

    @Test
    void belowAllThresholdsNothingIsKnown() {
        float[][] out = tracks(Hypothesis.PION, 0.6, 2.5, 1, 200);
        for (int column : new int[] {3, 4, 5}) {
            for (float value : out[column]) {
                assertThat(value).isCloseTo(0, within(1e-6f));
            }
        }
    }

    @Test
    void moreTracksBlurMore() {
        int n = 2000;
        double few = positive(tracks(Hypothesis.PION, 60, 2.5, 20, n)[3]);
        double many = positive(tracks(Hypothesis.PION, 60, 2.5, 1500, n)[3]);
        assertThat(many).isGreaterThan(few + 0.02);
    }

    @Test
    void trackNumbersHaveTheirMean() {
        int n = 3000;
        float[] tracks = tracks(Hypothesis.PROTON, 30, 3, 200, n)[2];
        double sum = 0;
        for (float t : tracks) {
            sum += t;
        }
        assertThat(sum / n).isCloseTo(201, within(4.5 * Math.sqrt(10_200.0 / n)));
    }
}
