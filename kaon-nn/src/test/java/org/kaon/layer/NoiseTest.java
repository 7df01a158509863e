package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Value;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Dropout and Gaussian noise: their distributions, and when they act.
class NoiseTest {

    private static final int N = 40_000;

    private static double[] values(Layer layer, Phase phase, long step) {
        float[] ones = new float[N];
        Arrays.fill(ones, 2f);
        Tensor x = Tensor.of(Shape.of(100, N / 100), ones);
        Value y = layer.apply(new FixedScope(Map.of(), phase, step), List.of(Run.fed("x", x)));
        Tensor found = Run.once(y, Map.of("x", x));
        return IntStream.range(0, N).mapToDouble(found::at).toArray();
    }

    @Test
    void dropoutKeepsTheMeanAndDropsTheRate() {
        double[] y = values(Dropout.dropout(0.3), Phase.TRAINING, 1);
        double dropped = Arrays.stream(y).filter(v -> v == 0).count() / (double) N;
        // Binomial: 5 standard deviations.
        assertThat(dropped).isCloseTo(0.3, within(5 * Math.sqrt(0.3 * 0.7 / N)));
        assertThat(Arrays.stream(y).filter(v -> v != 0))
                .allSatisfy(v -> assertThat(v).isCloseTo(2 / 0.7, within(1e-6)));
    }

    @Test
    void gaussianNoiseHasItsMeanAndDeviation() {
        double[] y = values(GaussianNoise.gaussianNoise(0.5), Phase.TRAINING, 1);
        double mean = Arrays.stream(y).average().orElseThrow();
        double variance = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / N;
        assertThat(mean).isCloseTo(2, within(5 * 0.5 / Math.sqrt(N)));
        assertThat(Math.sqrt(variance)).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(2.0 * N)));
    }

    @Test
    void aStepHasItsOwnNumbersAndGivesThemAgain() {
        for (Layer layer : List.of(Dropout.dropout(0.5), GaussianNoise.gaussianNoise(1))) {
            double[] first = values(layer, Phase.TRAINING, 1);
            assertThat(values(layer, Phase.TRAINING, 1)).isEqualTo(first);
            assertThat(values(layer, Phase.TRAINING, 2)).isNotEqualTo(first);
        }
    }

    @Test
    void doNothingInInference() {
        assertThat(values(Dropout.dropout(0.5), Phase.INFERENCE, 1)).containsOnly(2);
        assertThat(values(GaussianNoise.gaussianNoise(1), Phase.INFERENCE, 1)).containsOnly(2);
    }

    @Test
    void dropoutOfEverythingIsZero() {
        assertThat(values(Dropout.dropout(1), Phase.TRAINING, 1)).containsOnly(0);
    }
}
