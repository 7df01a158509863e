package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.MatMul.matmul;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Float32 products whose operands may be rounded: asked for by name, and told by the plan.
class Bfloat16MathTest {

    private final Value x = placeholder("x", Shape.of(2, 6, 7, 3));
    private final Value kernel = placeholder("kernel", Shape.of(3, 3, 3, 5));
    private final Value a = placeholder("a", Shape.of(33, 17));
    private final Value b = placeholder("b", Shape.of(17, 9));
    private final Graph graph =
            new Graph(
                    Map.of(
                            "y", convolution(x, kernel, Window.window(2, Padding.SAME)),
                            "c", matmul(a, b)),
                    Map.of());

    @Test
    void everyProductSaysSoAndStaysWithinTheRoundingOfItsOperands() {
        Map<String, Tensor> feeds =
                Map.of("x", noise(x), "kernel", noise(kernel), "a", noise(a), "b", noise(b));
        try (CpuEngine engine = CpuEngine.open(CpuOptions.of(2).withBfloat16Math(true));
                CpuEngine exact = CpuEngine.open(2);
                Plan plan = engine.compile(graph);
                Plan other = exact.compile(graph)) {
            assertThat(plan.dump().split("with bfloat16 math", -1)).hasSize(3);
            assertThat(other.dump()).doesNotContain("bfloat16");
            Map<String, Tensor> found = plan.run(feeds);
            other.run(feeds)
                    .forEach((name, wanted) -> {
                        float[] values = Objects.requireNonNull(found.get(name)).floats();
                        for (int i = 0; i < values.length; i++) {
                            assertThat((double) values[i]).isCloseTo(wanted.at(i), within(0.1));
                        }
                    });
        }
    }

    private static Tensor noise(Value value) {
        Random random = new Random(value.shape().size());
        float[] values = new float[(int) value.shape().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(value.shape(), values);
    }
}
