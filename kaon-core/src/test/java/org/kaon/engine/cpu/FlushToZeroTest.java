package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.MatMul.matmul;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

class FlushToZeroTest {

    private static final float DENORMAL = 1e-40f;

    @Test
    void denormalsCountAsZeroInAPlanAndNotAfterIt() {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "only x86-64 can flush");
        int n = 32;
        Value a = placeholder("a", Shape.of(n, n));
        Value b = placeholder("b", Shape.of(n, n));
        Map<String, Tensor> feeds = Map.of("a", full(n, DENORMAL), "b", full(n, 1e10f));
        try (CpuEngine engine = CpuEngine.open(2);
                Plan plan = engine.compile(new Graph(Map.of("y", matmul(a, b)), Map.of()))) {
            float[] product = engine.call(() -> named(plan.run(feeds)).floats());
            assertThat(product).containsOnly(0f);
            assertThat(engine.<Float>call(() -> product.length * DENORMAL / product.length))
                    .isBetween(0.9e-40f, 1.1e-40f);
        }
    }

    @Test
    void javaArithmeticFlushesBetweenBeginAndEndOnly() {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "only x86-64 can flush");
        try (CpuEngine engine = CpuEngine.open(1)) {
            float[] halves =
                    engine.call(() -> {
                        FlushToZero.begin();
                        float during = halved(DENORMAL);
                        FlushToZero.end();
                        return new float[] {during, halved(DENORMAL)};
                    });
            assertThat(halves[0]).isZero();
            assertThat(halves[1]).isBetween(0.4e-40f, 0.6e-40f);
        }
    }

    private static float halved(float x) {
        return x / 2;
    }

    private static Tensor full(int n, float value) {
        float[] values = new float[n * n];
        Arrays.fill(values, value);
        return Tensor.of(Shape.of(n, n), values);
    }

    private static Tensor named(Map<String, Tensor> results) {
        return Objects.requireNonNull(results.get("y"));
    }
}
