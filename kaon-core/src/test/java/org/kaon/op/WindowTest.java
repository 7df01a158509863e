package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

/// Places and padding of windows; the literal numbers are NumPy 2.4.6's, printed by
/// `numpy_values.py` among the test resources.
class WindowTest {

    private static final Window SAME = Window.window(2, Padding.SAME);

    @Test
    void samePaddingPutsTheOddElementAtTheEnd() {
        Window two = SAME.withStrides(List.of(2, 3));
        assertThat(two.places(0, 40, 3)).isEqualTo(20);
        assertThat(two.before(0, 40, 3)).isZero();
        assertThat(two.after(0, 40, 3)).isEqualTo(1);
        assertThat(SAME.before(0, 40, 4)).isEqualTo(1);
        assertThat(SAME.after(0, 40, 4)).isEqualTo(2);
        assertThat(two.places(1, 13, 2)).isEqualTo(5);
        assertThat(two.after(1, 13, 2)).isEqualTo(1);
    }

    @Test
    void unknownExtentsStayUnknown() {
        assertThat(SAME.places(0, Shape.ANY, 3)).isEqualTo(Shape.ANY);
        assertThat(Window.window(2, Padding.VALID).places(1, 7, Shape.ANY)).isEqualTo(Shape.ANY);
    }

    @Test
    void convolvesAsNumPyDoesWithSamePadding() {
        Value x = constant(Shape.of(1, 4, 5, 1), ramp(20, 0.5f, -3));
        Value kernel = constant(Shape.of(2, 3, 1, 1), 1, -2, 3, 0.5f, 4, -1);
        Window window = SAME.withStrides(List.of(2, 1));
        assertThat(values(Convolution.convolution(x, kernel, window)))
                .containsExactly(-3.5, -4.75, -2, 0.75, 7, 16.5, 22.75, 25.5, 28.25, 24.5);
    }

    @Test
    void poolsAsNumPyDoesWithSamePadding() {
        Value x = constant(Shape.of(1, 4, 5, 1), wave(20));
        MaxPooling op = new MaxPooling(List.of(3, 2), List.of(2, 2), Padding.SAME);
        assertThat(values(Node.apply(op, x))).containsExactly(-6, -5, -5, -9, -6, -5);
    }

    @Test
    void softmaxIsNumPys() {
        Value x = constant(Shape.of(2, 3), 1, 2, 4, -1000, 0, 1000);
        assertThat(values(Softmax.softmax(x, 1)))
                .containsExactly(
                        new double[] {
                            0.04201006613406605, 0.11419519938459449, 0.8437947344813395, 0, 0, 1
                        },
                        within(1e-15));
        assertThat(values(LogSoftmax.logSoftmax(x, 1)))
                .containsExactly(
                        new double[] {
                            -3.1698460195562856,
                            -2.1698460195562856,
                            -0.16984601955628567,
                            -2000,
                            -1000,
                            0
                        },
                        within(1e-14));
    }

    @Test
    void theGradientOfATieGoesToTheFirstMaximum() {
        Value x = constant(Shape.of(1, 2, 3, 1), 7, 7, 1, 7, 2, 7);
        MaxPooling op = new MaxPooling(List.of(2, 3), List.of(1, 1), Padding.VALID);
        Value dy = constant(Shape.of(1, 1, 1, 1), 5);
        assertThat(values(Node.apply(new MaxPooling.Backward(op), x, dy)))
                .containsExactly(5, 0, 0, 0, 0, 0);
    }

    private static float[] ramp(int size, float step, float start) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = start + step * i;
        }
        return values;
    }

    private static float[] wave(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = i * 7 % 11 - 15;
        }
        return values;
    }

    private static double[] values(Value value) {
        return Interpreter.evaluate(List.of(value), Map.of()).getFirst().values();
    }
}
