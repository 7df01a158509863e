package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// What layers draw in training: its distribution, and the same numbers again for the same step.
class DropoutFamilyTest {

    private static double[] values(Layer layer, Tensor x, long step) {
        Scope scope = new FixedScope(Map.of(), Phase.TRAINING, step);
        Value y = layer.apply(scope, List.of(Run.fed("x", x)));
        assertThat(y.shape()).isEqualTo(x.shape());
        Tensor found = Run.once(y, Map.of("x", x));
        return IntStream.range(0, (int) found.size()).mapToDouble(found::at).toArray();
    }

    private static Tensor filled(float value, long... extents) {
        Shape shape = Shape.of(extents);
        float[] values = new float[(int) shape.size()];
        Arrays.fill(values, value);
        return Tensor.of(shape, values);
    }

    @Test
    void spatialDropoutDropsWholeChannels() {
        double[] y = values(SpatialDropout1D.spatialDropout1D(0.4), filled(1, 200, 5, 30), 1);
        int dropped = 0;
        for (int row = 0; row < 200; row++) {
            for (int channel = 0; channel < 30; channel++) {
                double first = y[row * 150 + channel];
                for (int step = 0; step < 5; step++) {
                    assertThat(y[row * 150 + step * 30 + channel]).isEqualTo(first);
                }
                dropped += first == 0 ? 1 : 0;
            }
        }
        // Binomial: 5 standard deviations.
        assertThat(dropped / 6000.0).isCloseTo(0.4, within(5 * Math.sqrt(0.4 * 0.6 / 6000)));
        assertThat(Arrays.stream(y).filter(v -> v != 0))
                .allSatisfy(v -> assertThat(v).isCloseTo(1 / 0.6, within(1e-6)));
    }

    @Test
    void spatialDropoutOfImagesKnowsBothOrders() {
        Layer first = new SpatialDropout2D(0.5, Seed.ofModel(), true);
        double[] y = values(first, filled(1, 50, 8, 3, 2), 1);
        for (int channel = 0; channel < 400; channel++) {
            double[] places = Arrays.copyOfRange(y, channel * 6, channel * 6 + 6);
            assertThat(places).containsOnly(places[0]);
        }
        assertThat(y).contains(0.0).contains(2.0);
        assertThat(values(SpatialDropout3D.spatialDropout3D(1), filled(1, 2, 2, 2, 2, 3), 1))
                .containsOnly(0);
    }

    @Test
    void gaussianDropoutKeepsTheMeanAndSpreads() {
        double[] y = values(GaussianDropout.gaussianDropoutOf(0.2), filled(3, 200, 200), 1);
        double mean = Arrays.stream(y).average().orElseThrow();
        double variance =
                Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(3, within(5 * 1.5 / 200));
        assertThat(Math.sqrt(variance)).isCloseTo(1.5, within(5 * 1.5 / 200 / Math.sqrt(2)));
    }

    @Test
    void alphaDropoutKeepsTheMomentsOfStandardNumbers() {
        Random random = new Random(3);
        float[] normal = new float[40_000];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = (float) random.nextGaussian();
        }
        Tensor x = Tensor.of(Shape.of(200, 200), normal);
        double[] y = values(AlphaDropout.alphaDropoutOf(0.1), x, 1);
        double mean = Arrays.stream(y).average().orElseThrow();
        double square = Arrays.stream(y).map(v -> v * v).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.03));
        assertThat(square).isCloseTo(1, within(0.05));
    }

    @Test
    void aStepGivesItsNumbersAgainAndTheNextOneOthers() {
        Tensor x = filled(1, 20, 6, 10);
        for (Layer layer :
                List.of(
                        SpatialDropout1D.spatialDropout1D(0.5),
                        GaussianDropout.gaussianDropoutOf(0.5),
                        AlphaDropout.alphaDropoutOf(0.5))) {
            assertThat(values(layer, x, 7)).isEqualTo(values(layer, x, 7));
            assertThat(values(layer, x, 7)).isNotEqualTo(values(layer, x, 8));
        }
    }

    @Test
    void refusesRatesThatMeanNothing() {
        assertThatThrownBy(() -> SpatialDropout1D.spatialDropout1D(1.5))
                .hasMessageContaining("\"rate\" expects a number in [0, 1], found 1.5");
        assertThatThrownBy(() -> GaussianDropout.gaussianDropoutOf(1))
                .hasMessageContaining("below 1");
    }

    @Test
    void dropoutBySamplesDropsWholeRows() {
        Config settings =
                Config.of("Dropout", Map.of("rate", 0.25, "noise_shape", Arrays.asList(null, 1)));
        Dropout layer = Dropout.read(settings);
        double[] y = values(layer, filled(1, 1000, 30), 1);
        int dropped = 0;
        for (int row = 0; row < 1000; row++) {
            for (int i = 1; i < 30; i++) {
                assertThat(y[row * 30 + i]).isEqualTo(y[row * 30]);
            }
            dropped += y[row * 30] == 0 ? 1 : 0;
        }
        assertThat(dropped / 1000.0).isCloseTo(0.25, within(5 * Math.sqrt(0.25 * 0.75 / 1000)));
        Config.Writer out = new Config.Writer();
        layer.write(out);
        assertThat(out.values()).containsEntry("noise_shape", Arrays.asList(null, 1));
        assertThatThrownBy(() -> values(layer, filled(1, 10, 3, 2), 1))
                .hasMessageContaining("the axes of noise_shape [-1, 1]");
    }
}
