package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.MaxPooling.maxPooling;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.AveragePooling;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.op.MaxPooling;
import org.kaon.op.Padding;
import org.kaon.op.Square;
import org.kaon.op.Sum;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Pooling on the CPU engine: ties, and blocked layouts.
class PoolingLoweringTest {

    private static final MaxPooling POOLING =
            new MaxPooling(List.of(2, 3), List.of(1, 1), Padding.VALID);

    @Test
    void theGradientOfATieGoesToTheFirstMaximum() {
        Value dy = placeholder("dy", TensorType.float32(1, 1, 1, 1));
        Value x = placeholder("x", TensorType.float32(1, 2, 3, 1));
        Value dx = Node.apply(new MaxPooling.Backward(POOLING), x, dy);
        Map<String, Tensor> feeds = Map.of("x", tied(), "dy", Tensor.of(Shape.of(1, 1, 1, 1), 5f));
        assertThat(run(dx, feeds)).containsExactly(0, 5, 0, 0, 0, 0);
    }

    @Test
    void aPickOfATieTakesTheFirstMaximum() {
        Value x = placeholder("x", TensorType.float32(1, 2, 3, 1));
        Value u = placeholder("u", TensorType.float32(1, 2, 3, 1));
        Value y = Node.apply(new MaxPooling.Pick(POOLING), x, u);
        Tensor numbers = Tensor.of(Shape.of(1, 2, 3, 1), 1f, 2, 3, 4, 5, 6);
        assertThat(run(y, Map.of("x", tied(), "u", numbers))).containsExactly(2);
    }

    @Test
    void poolingBetweenBlockedConvolutionsHasTheGradientOfTheLoops() {
        Window window = Window.window(2, Padding.SAME);
        List<Integer> two = List.of(2, 2);
        Value x = placeholder("x", TensorType.float32(2, 8, 6, 16));
        Value k = placeholder("k", TensorType.float32(3, 3, 16, 16));
        Value inner = convolution(x, k, window);
        Value pooled = AveragePooling.averagePooling(inner, two, two, Padding.SAME);
        Value again = maxPooling(convolution(pooled, k, window), two, two, Padding.SAME);
        Value dk = Gradients.gradients(Sum.sum(Square.square(again)), List.of(k)).getFirst();
        Map<String, Tensor> feeds =
                Map.of("x", wave(Shape.of(2, 8, 6, 16)), "k", wave(Shape.of(3, 3, 16, 16)));
        Map<String, Doubles> doubles = new LinkedHashMap<>();
        feeds.forEach((name, tensor) -> doubles.put(name, Doubles.of(tensor)));
        double[] expected = Interpreter.evaluate(List.of(dk), doubles).getFirst().values();
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        float[] found = run(dk, feeds);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(1e-5 * largest));
        }
    }

    private static Tensor wave(Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 7 % 23 - 11) / 8f;
        }
        return Tensor.of(shape, values);
    }

    private static Tensor tied() {
        return Tensor.of(Shape.of(1, 2, 3, 1), 1f, 7, 7, 7, 2, 7);
    }

    private static float[] run(Value value, Map<String, Tensor> feeds) {
        try (CpuEngine engine = CpuEngine.open(1);
                Plan plan = engine.compile(new Graph(Map.of("y", value), Map.of()))) {
            Tensor y = Objects.requireNonNull(plan.run(feeds).get("y"));
            float[] values = new float[(int) y.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) y.at(i);
            }
            return values;
        }
    }
}
