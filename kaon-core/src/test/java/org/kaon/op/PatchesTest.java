package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.Map;

/// Patches against convolutions, which are products of patches with one kernel.
class PatchesTest {

    private static final List<Integer> SIZE = List.of(3, 2);

    private static final Window WINDOW =
            Window.window(2, Padding.SAME).withStrides(List.of(2, 1)).withDilations(List.of(1, 2));

    private final Value x = OpCase.random(Shape.of(2, 5, 7, 3), 1);
    private final Value kernel = OpCase.random(Shape.of(3, 2, 3, 4), 2);

    private Value product() {
        Value patches = Patches.patches(x, SIZE, WINDOW);
        Shape rows = Shape.of(Shape.ANY, patches.shape().extent(-1));
        Value flat = Reshape.reshape(patches, rows);
        Value matrix = Reshape.reshape(kernel, Shape.of(18, 4));
        return Reshape.reshape(MatMul.matmul(flat, matrix), convolution().shape());
    }

    private Value convolution() {
        return Convolution.convolution(x, kernel, WINDOW);
    }

    @Test
    void timesAKernelAreAConvolution() {
        assertThat(values(product())).containsExactly(values(convolution()), within(1e-12));
    }

    @Test
    void haveTheGradientOfAConvolution() {
        for (Value by : List.of(x, kernel)) {
            Value expected = gradient(convolution(), by);
            assertThat(values(gradient(product(), by)))
                    .containsExactly(values(expected), within(1e-10));
        }
    }

    @Test
    void needKnownExtents() {
        Value open = Placeholder.placeholder("x", Shape.of(2, Shape.ANY, 7, 3));
        assertThatThrownBy(() -> Patches.patches(open, SIZE, WINDOW))
                .isInstanceOf(ShapeException.class)
                .hasMessageContainingAll("Patches", "known extents", "[2, ?, 7, 3]");
    }

    private static Value gradient(Value y, Value by) {
        return Gradients.gradients(Sum.sum(Square.square(y)), List.of(by)).getFirst();
    }

    private static double[] values(Value value) {
        return Interpreter.evaluate(List.of(value), Map.of()).getFirst().values();
    }
}
