package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.SumLike.sumLike;
import static org.kaon.op.Tanh.tanh;
import static org.kaon.op.Window.window;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Convolution;
import org.kaon.op.Padding;
import org.kaon.op.SumLike;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class FuseBiasGradientTest {

    private final Window window = window(2, Padding.SAME);
    private final Value x = placeholder("x", Shape.of(2, 6, 6, 3));
    private final Value kernel = placeholder("kernel", Shape.of(3, 3, 3, 5));
    private final Value bias = placeholder("bias", Shape.of(5));

    @Test
    void kernelAndBiasGradientComeFromOneNode() {
        Value loss = sum(tanh(add(convolution(x, kernel, window), bias)));
        List<Value> gradients = Gradients.gradients(loss, List.of(kernel, bias));
        Graph graph = fused(gradients.get(0), gradients.get(1));
        Node both = graph.roots().getFirst().source();
        assertThat(both.op()).isInstanceOf(ConvolutionGradient.class);
        assertThat(graph.roots()).containsExactly(both.output(0), both.output(1));
        assertThat(graph.roots())
                .extracting(Value::shape)
                .containsExactly(kernel.shape(), bias.shape());
        assertThat(graph.nodes()).noneMatch(node -> node.op() instanceof SumLike);
    }

    @Test
    void aKernelGradientAloneStaysAsItIs() {
        Value loss = sum(tanh(convolution(x, kernel, window)));
        Value gradient = Gradients.gradients(loss, List.of(kernel)).getFirst();
        assertThat(fused(gradient).nodes())
                .anyMatch(node -> node.op() instanceof Convolution.BackwardKernel);
    }

    @Test
    void aSumOverSomethingElseStaysAsItIs() {
        Value dy = placeholder("dy", Shape.of(2, 6, 6, 5));
        Value gradient = Convolution.BackwardKernel.of(x, dy, kernel, window);
        Value number = placeholder("number", Shape.scalar());
        Value perPlace = placeholder("perPlace", Shape.of(6, 5));
        for (Value like : List.of(number, perPlace)) {
            assertThat(fused(gradient, sumLike(dy, like)).nodes())
                    .anyMatch(node -> node.op() instanceof SumLike)
                    .noneMatch(node -> node.op() instanceof ConvolutionGradient);
        }
        assertThat(fused(gradient, sumLike(tanh(dy), bias)).nodes())
                .noneMatch(node -> node.op() instanceof ConvolutionGradient);
    }

    @Test
    void anInputThatWaitsForTheSumIsNoReasonToRunInCircles() {
        Value dy = placeholder("dy", Shape.of(2, 6, 6, 3));
        Value channels = placeholder("channels", Shape.of(3));
        Value square = placeholder("square", Shape.of(3, 3, 3, 3));
        Value sums = sumLike(dy, channels);
        Value gradient = Convolution.BackwardKernel.of(add(x, sums), dy, square, window);
        assertThat(fused(gradient, sums).nodes())
                .noneMatch(node -> node.op() instanceof ConvolutionGradient);
    }

    private static Graph fused(Value... results) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (Value result : results) {
            outputs.put("result" + outputs.size(), result);
        }
        return FuseBiasGradient.apply(new Graph(outputs, Map.of()));
    }
}
