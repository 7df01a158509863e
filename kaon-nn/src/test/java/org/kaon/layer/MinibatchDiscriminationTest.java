package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.activation.Activation;
import org.kaon.graph.Value;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

class MinibatchDiscriminationTest {

    private static final int ROWS = 4;
    private static final int FEATURES = 3;
    private static final int KERNELS = 2;
    private static final int DIMENSIONS = 5;

    private static Tensor numbers(double step, long... extents) {
        Shape shape = Shape.of(extents);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(step * (i + 1));
        }
        return Tensor.of(shape, values);
    }

    @Test
    void countsTheRowsThatAreAlike() {
        Tensor x = numbers(1.7, ROWS, FEATURES);
        Tensor kernel = numbers(0.9, FEATURES, KERNELS, DIMENSIONS);
        Tensor bias = numbers(2.3, KERNELS, DIMENSIONS);
        Layer layer =
                MinibatchDiscrimination.minibatchDiscrimination(KERNELS, DIMENSIONS)
                        .activation(Activation.TANH);
        Scope scope = new FixedScope(Map.of("kernel", kernel, "bias", bias), Phase.TRAINING, 0);
        Value y = layer.apply(scope, List.of(Run.fed("x", x)));
        Tensor found = Run.once(y, Map.of("x", x));
        assertThat(found.shape()).isEqualTo(Shape.of(ROWS, KERNELS));
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < KERNELS; k++) {
                double sum = 0;
                for (int other = 0; other < ROWS; other++) {
                    double apart = 0;
                    for (int d = 0; d < DIMENSIONS; d++) {
                        apart +=
                                Math.abs(
                                        point(x, kernel, bias, row, k, d)
                                                - point(x, kernel, bias, other, k, d));
                    }
                    sum += Math.exp(-apart);
                }
                assertThat(found.at(row * KERNELS + k)).isCloseTo(sum, within(1e-5));
            }
        }
    }

    private static double point(Tensor x, Tensor kernel, Tensor bias, int row, int k, int d) {
        double sum = bias.at(k * DIMENSIONS + d);
        for (int f = 0; f < FEATURES; f++) {
            sum += x.at(row * FEATURES + f) * kernel.at((f * KERNELS + k) * DIMENSIONS + d);
        }
        return Math.tanh(sum);
    }

    @Test
    void saysWhatItExpects() {
        Layer layer = MinibatchDiscrimination.minibatchDiscrimination(2, 3);
        Scope scope = new FixedScope(Map.of(), Phase.TRAINING, 0);
        Value images = Run.fed("x", numbers(1, 2, 3, 4));
        assertThatThrownBy(() -> layer.apply(scope, List.of(images)))
                .hasMessageContaining("MinibatchDiscrimination \"layer\"")
                .hasMessageContaining("[2, 3, 4]");
        assertThatThrownBy(() -> MinibatchDiscrimination.minibatchDiscrimination(0, 3))
                .hasMessageContaining("\"kernels\" expects 1 or more, found 0");
    }
}
