package org.kaon.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/// Sparsemax against a threshold that is found by halving.
class SparsemaxTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 7;

    private static Tensor normal(long seed) {
        Random random = new Random(seed);
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(Shape.of(ROWS, COLUMNS), values);
    }

    private static double threshold(Tensor x, int row) {
        double low = -100;
        double high = 100;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            double total =
                    IntStream.range(0, COLUMNS)
                            .mapToDouble(c -> Math.max(x.at((long) row * COLUMNS + c) - middle, 0))
                            .sum();
            if (total > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void isTheNearestPointOfTheSimplex() {
        Tensor x = normal(3);
        Tensor y = Run.once(Activation.SPARSEMAX.apply(Run.fed("x", x)), Map.of("x", x));
        for (int row = 0; row < ROWS; row++) {
            double threshold = threshold(x, row);
            for (int column = 0; column < COLUMNS; column++) {
                long at = (long) row * COLUMNS + column;
                assertThat(y.at(at)).isCloseTo(Math.max(x.at(at) - threshold, 0), within(1e-5));
            }
        }
    }

    /// Of the elements that stay, the upstream gradient without its mean; the others get nothing.
    @Test
    void givesTheGradientOfThePaper() {
        Tensor x = normal(4);
        Tensor p = normal(5);
        Value fed = Run.fed("x", x);
        Value y = Activation.SPARSEMAX.apply(fed);
        Value total = sum(multiply(y, Run.fed("p", p)));
        Value gradient = Gradients.gradients(total, List.of(fed)).getFirst();
        Map<String, Tensor> found = Run.once(Map.of("y", y, "g", gradient), Map.of("x", x, "p", p));
        for (int row = 0; row < ROWS; row++) {
            int from = row * COLUMNS;
            double threshold = threshold(x, row);
            double mean =
                    IntStream.range(from, from + COLUMNS)
                            .filter(i -> x.at(i) > threshold)
                            .mapToDouble(p::at)
                            .average()
                            .orElseThrow();
            for (int i = from; i < from + COLUMNS; i++) {
                double wanted = x.at(i) > threshold ? p.at(i) - mean : 0;
                assertThat(Objects.requireNonNull(found.get("g")).at(i))
                        .isCloseTo(wanted, within(1e-5));
            }
        }
    }

    @Test
    void equalElementsShareAndAnUnknownExtentIsRefused() {
        Tensor x = Tensor.of(Shape.of(1, 4), 2f, 2f, -3f, 2f);
        Tensor y = Run.once(Activation.named("sparsemax").apply(Run.fed("x", x)), Map.of("x", x));
        assertThat(y.at(0)).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(y.at(2)).isZero();
        Value open = Placeholder.placeholder("x", Shape.of(3, Shape.ANY));
        assertThatThrownBy(() -> Activation.SPARSEMAX.apply(open))
                .hasMessageContaining("expected a known extent on the last axis, found [3, ?]");
    }
}
