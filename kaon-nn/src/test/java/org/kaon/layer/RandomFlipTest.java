package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.keras.Run;
import org.kaon.layer.RandomFlip.Mode;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which images are mirrored, and how.
class RandomFlipTest {

    private static final int IMAGES = 4000;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final int CHANNELS = 2;
    private static final int SIZE = ROWS * COLUMNS * CHANNELS;

    /// Images whose every element is another number.
    private static Tensor images(Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % SIZE + 1;
        }
        return Tensor.of(shape, values);
    }

    private static double[][] flipped(RandomFlip layer, long step, boolean openBatch) {
        Shape shape =
                layer.channelsFirst()
                        ? Shape.of(IMAGES, CHANNELS, ROWS, COLUMNS)
                        : Shape.of(IMAGES, ROWS, COLUMNS, CHANNELS);
        Tensor x = images(shape);
        Value fed = Placeholder.placeholder("x", openBatch ? shape.with(0, Shape.ANY) : shape);
        Value y = layer.apply(new FixedScope(Map.of(), Phase.TRAINING, step), List.of(fed));
        Tensor found = Run.once(y, Map.of("x", x));
        return IntStream.range(0, IMAGES)
                .mapToObj(image -> row(found, image))
                .toArray(double[][]::new);
    }

    private static double[] row(Tensor images, int image) {
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> images.at((long) image * SIZE + i))
                .toArray();
    }

    /// The slow way: where each element of a mirrored image comes from.
    private static double[] mirror(Mode mode, boolean channelsFirst) {
        double[] result = new double[SIZE];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    int fromRow = mode == Mode.HORIZONTAL ? row : ROWS - 1 - row;
                    int fromColumn = mode == Mode.VERTICAL ? column : COLUMNS - 1 - column;
                    result[place(row, column, channel, channelsFirst)] =
                            place(fromRow, fromColumn, channel, channelsFirst) + 1;
                }
            }
        }
        return result;
    }

    private static int place(int row, int column, int channel, boolean channelsFirst) {
        return channelsFirst
                ? (channel * ROWS + row) * COLUMNS + column
                : (row * COLUMNS + column) * CHANNELS + channel;
    }

    @ParameterizedTest
    @EnumSource
    void mirrorsHalfOfTheImages(Mode mode) {
        for (boolean channelsFirst : new boolean[] {false, true}) {
            double[] same = IntStream.rangeClosed(1, SIZE).mapToDouble(i -> i).toArray();
            double[] mirrored = mirror(mode, channelsFirst);
            double[][] found =
                    flipped(new RandomFlip(mode, Seed.ofModel(), channelsFirst), 1, false);
            assertThat(Arrays.asList(found))
                    .allMatch(
                            image -> Arrays.equals(image, same) || Arrays.equals(image, mirrored));
            double half = Arrays.stream(found).filter(i -> Arrays.equals(i, same)).count();
            // Binomial: 5 standard deviations.
            assertThat(half / IMAGES).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(IMAGES)));
        }
    }

    @Test
    void neighboursAreMirroredIndependently() {
        double[][] found = flipped(RandomFlip.randomFlip(Mode.HORIZONTAL), 1, false);
        long alike =
                IntStream.range(1, IMAGES)
                        .filter(i -> Arrays.equals(found[i], found[i - 1]))
                        .count();
        assertThat(alike / (double) IMAGES).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(IMAGES)));
    }

    @Test
    void aStepMirrorsItsOwnImagesAndDoesSoAgain() {
        RandomFlip layer = new RandomFlip(Mode.VERTICAL, new Seed.Fixed(11), false);
        double[][] first = flipped(layer, 3, false);
        assertThat(flipped(layer, 3, true)).isDeepEqualTo(first);
        assertThat(Arrays.deepEquals(flipped(layer, 4, false), first)).isFalse();
    }

    @Test
    void refusesAnUnknownMode() {
        assertThatThrownBy(() -> Layers.TABLE.read("random_flip", Map.of("mode", "diagonal")))
                .hasMessageContaining("horizontal_and_vertical, found diagonal");
    }
}
