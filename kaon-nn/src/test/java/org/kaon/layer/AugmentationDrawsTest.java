package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the layers draw for each image: bounds, moments, independence, the same again for a step.
class AugmentationDrawsTest {

    private static final int IMAGES = 2000;
    private static final int SIDE = 9;

    /// Images whose first channel is the pixel's column, the second its row.
    private static Tensor places(int images) {
        float[] values = new float[images * SIDE * SIDE * 2];
        for (int i = 0; i < values.length / 2; i++) {
            values[2 * i] = i % SIDE;
            values[2 * i + 1] = (float) (i / SIDE % SIDE);
        }
        return Tensor.of(Shape.of(images, SIDE, SIDE, 2), values);
    }

    private static Tensor changed(Layer layer, Phase phase, long step) {
        return changed(places(phase == Phase.TRAINING ? IMAGES : 3), layer, phase, step);
    }

    private static Tensor changed(Tensor x, Layer layer, Phase phase, long step) {
        Value fed = Placeholder.placeholder("x", x.shape().with(0, Shape.ANY));
        Value y = layer.apply(new FixedScope(Map.of(), phase, step), List.of(fed));
        return Run.once(y, Map.of("x", x));
    }

    /// What one channel of one pixel is in every image.
    private static double[] at(Tensor images, int row, int column, int channel) {
        return IntStream.range(0, IMAGES)
                .mapToDouble(
                        image -> images.at(((image * SIDE + row) * SIDE + column) * 2L + channel))
                .toArray();
    }

    /// Uniform in `[low, high]`: bounds, mean and variance to 5 standard deviations.
    private static void requireUniform(double[] found, double low, double high) {
        double width = high - low;
        assertThat(Arrays.stream(found))
                .allSatisfy(v -> assertThat(v).isBetween(low - 1e-4, high + 1e-4));
        double mean = Arrays.stream(found).average().orElseThrow();
        assertThat(mean)
                .isCloseTo((low + high) / 2, within(5 * width / Math.sqrt(12.0 * found.length)));
        double variance =
                Arrays.stream(found).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        // The fourth moment of a uniform number is width⁴ / 80.
        assertThat(variance)
                .isCloseTo(
                        width * width / 12,
                        within(
                                5
                                        * width
                                        * width
                                        * Math.sqrt((1 / 80.0 - 1 / 144.0) / found.length)));
    }

    private static double correlation(double[] a, double[] b) {
        double[] sums = new double[5];
        for (int i = 0; i < a.length; i++) {
            double[] terms = {a[i], b[i], a[i] * a[i], b[i] * b[i], a[i] * b[i]};
            for (int k = 0; k < 5; k++) {
                sums[k] += terms[k] / a.length;
            }
        }
        return (sums[4] - sums[0] * sums[1])
                / Math.sqrt((sums[2] - sums[0] * sums[0]) * (sums[3] - sums[1] * sums[1]));
    }

    private static void requireIndependent(double[] a, double[] b) {
        assertThat(correlation(a, b)).isCloseTo(0, within(5 / Math.sqrt(a.length)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void translationsAreUniformAndIndependent(boolean fixed) {
        Seed seed = fixed ? new Seed.Fixed(4) : Seed.ofModel();
        Layer layer =
                new RandomTranslation(
                        new Span(-0.1, 0.3), Span.around(0.2), Resampling.REFLECTED, seed, false);
        Tensor y = changed(layer, Phase.TRAINING, 1);
        double[] right = Arrays.stream(at(y, 4, 4, 0)).map(column -> 4 - column).toArray();
        double[] down = Arrays.stream(at(y, 4, 4, 1)).map(row -> 4 - row).toArray();
        requireUniform(right, -0.2 * SIDE, 0.2 * SIDE);
        requireUniform(down, -0.1 * SIDE, 0.3 * SIDE);
        requireIndependent(right, down);
        requireIndependent(Arrays.copyOf(down, IMAGES - 1), Arrays.copyOfRange(down, 1, IMAGES));
    }

    @Test
    void rotationsAreUniform() {
        Tensor y = changed(RandomRotation.randomRotation(0.1), Phase.TRAINING, 2);
        double[] columns = at(y, 4, 6, 0);
        double[] rows = at(y, 4, 6, 1);
        double[] angles =
                IntStream.range(0, IMAGES)
                        .mapToDouble(i -> Math.atan2(rows[i] - 4, columns[i] - 4))
                        .toArray();
        requireUniform(angles, -0.2 * Math.PI, 0.2 * Math.PI);
        assertThat(columns[0]).isCloseTo(4 + 2 * Math.cos(angles[0]), within(1e-4));
    }

    @Test
    void zoomsAreUniformAndOfOneFactorWhereNoWidthIsGiven() {
        Tensor y = changed(RandomZoom.randomZoom(0.3), Phase.TRAINING, 3);
        double[] wide = Arrays.stream(at(y, 4, 6, 0)).map(column -> (column - 4) / 2).toArray();
        double[] high = Arrays.stream(at(y, 6, 4, 1)).map(row -> (row - 4) / 2).toArray();
        requireUniform(high, 0.7, 1.3);
        assertThat(wide).containsExactly(high, within(1e-5));
        Layer two =
                new RandomZoom(
                        Span.around(0.3),
                        Optional.of(new Span(-0.5, 0)),
                        Resampling.REFLECTED,
                        Seed.ofModel(),
                        false);
        Tensor other = changed(two, Phase.TRAINING, 3);
        double[] width = Arrays.stream(at(other, 4, 6, 0)).map(c -> (c - 4) / 2).toArray();
        requireUniform(width, 0.5, 1);
        requireIndependent(
                width, Arrays.stream(at(other, 6, 4, 1)).map(row -> (row - 4) / 2).toArray());
    }

    @Test
    void contrastAndBrightnessAreUniform() {
        Layer layer =
                new RandomContrast(new Span(0.2, 0.5), new Span(-9, 99), Seed.ofModel(), false);
        double[] contrast = at(changed(layer, Phase.TRAINING, 1), 4, 6, 0);
        requireUniform(Arrays.stream(contrast).map(v -> (v - 4) / 2).toArray(), 0.8, 1.5);
        double[] light =
                at(changed(RandomBrightness.randomBrightness(0.01), Phase.TRAINING, 1), 4, 6, 0);
        requireUniform(Arrays.stream(light).map(v -> (v - 6) / 255).toArray(), -0.01, 0.01);
    }

    @Test
    void aBatchIsCutAtOneRandomPlaceAndInTheMiddleInInference() {
        Layer layer = RandomCrop.randomCrop(4, 7);
        boolean[][] seen = new boolean[6][3];
        for (int step = 0; step < 60; step++) {
            Tensor y = changed(places(5), layer, Phase.TRAINING, step);
            assertThat(y.shape()).isEqualTo(Shape.of(5, 4, 7, 2));
            int column = (int) y.at(0);
            int row = (int) y.at(1);
            seen[row][column] = true;
            for (long i = 0; i < 5 * 4 * 7; i++) {
                assertThat(y.at(2 * i)).isEqualTo(column + i % 7);
                assertThat(y.at(2 * i + 1)).isEqualTo(row + i / 7 % 4);
            }
        }
        // 18 places, 60 draws: on average one of 30 places stays unseen.
        int places = 0;
        for (boolean[] row : seen) {
            for (boolean place : row) {
                places += place ? 1 : 0;
            }
        }
        assertThat(places).isBetween(14, 18);
        assertThat(changed(RandomCrop.randomCrop(9, 9), Phase.INFERENCE, 1).floats())
                .isEqualTo(places(3).floats());
        assertThat(changed(layer, Phase.INFERENCE, 1).floats())
                .isEqualTo(changed(layer, Phase.INFERENCE, 2).floats());
    }

    @Test
    void aStepGivesItsImagesAgainAndTheNextOneOthers() {
        for (Layer layer :
                List.of(
                        RandomTranslation.randomTranslation(0.2, 0.2),
                        RandomRotation.randomRotation(0.2),
                        RandomZoom.randomZoom(0.2),
                        RandomContrast.randomContrast(0.2),
                        RandomBrightness.randomBrightness(0.2),
                        RandomCrop.randomCrop(2, 2))) {
            Tensor x = places(9);
            float[] first = changed(x, layer, Phase.TRAINING, 7).floats();
            assertThat(changed(x, layer, Phase.TRAINING, 7).floats()).isEqualTo(first);
            assertThat(changed(x, layer, Phase.TRAINING, 8).floats()).isNotEqualTo(first);
        }
    }

    @Test
    void saysWhatIsWrongWithAFactor() {
        assertThatThrownBy(() -> read("random_rotation", Map.of("factor", 1.5)))
                .hasMessageContaining(
                        "\"factor\" expects a number or two numbers within [-1.0, 1.0]")
                .hasMessageContaining("found 1.5");
        assertThatThrownBy(() -> read("random_zoom", Map.of("height_factor", List.of(-1, 0))))
                .hasMessageContaining("RandomZoom: a factor expects more than -1");
        assertThatThrownBy(() -> read("random_contrast", Map.of("factor", List.of(0.1))))
                .hasMessageContaining("found [0.1]");
        assertThatThrownBy(() -> read("random_translation", Map.of("height_factor", 0.1)))
                .hasMessageContaining("needs \"width_factor\"");
        assertThatThrownBy(
                        () -> read("random_brightness", Map.of("factor", 0.1, "value_range", 255)))
                .hasMessageContaining("\"value_range\" expects two numbers, found 255");
        assertThatThrownBy(
                        () -> read("random_rotation", Map.of("factor", 0.1, "fill_mode", "mirror")))
                .hasMessageContaining("constant, nearest, reflect, wrap, found mirror");
    }

    private static Layer read(String name, Map<String, Object> settings) {
        return Layers.TABLE.read(name, settings);
    }
}
