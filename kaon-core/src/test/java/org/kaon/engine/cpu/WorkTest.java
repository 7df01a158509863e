package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Window.window;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.op.Padding;
import org.kaon.tensor.Shape;

import java.util.List;

class WorkTest {

    @Test
    void aProductMultipliesAndAddsForEachElementOfARow() {
        Value y = matmul(placeholder("a", Shape.of(3, 5)), placeholder("b", Shape.of(5, 7)));
        assertThat(Work.flops(y.source())).isEqualTo(2 * 3 * 5 * 7);
    }

    @Test
    void aConvolutionAndItsGradientsCostTheSame() {
        Value x = placeholder("x", Shape.of(2, 6, 7, 3));
        Value kernel = placeholder("kernel", Shape.of(3, 2, 3, 5));
        Value y = convolution(x, kernel, window(2, Padding.SAME));
        long expected = 2L * (2 * 6 * 7 * 5) * (3 * 2 * 3);
        assertThat(Work.flops(y.source())).isEqualTo(expected);
        for (Value gradient : Gradients.gradients(sum(y), List.of(x, kernel))) {
            assertThat(Work.flops(gradient.source())).isEqualTo(expected);
        }
    }
}
