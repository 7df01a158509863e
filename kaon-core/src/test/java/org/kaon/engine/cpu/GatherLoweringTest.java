package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.engine.Plan;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.Gather;
import org.kaon.op.Multiply;
import org.kaon.op.ScatterAdd;
import org.kaon.op.Sum;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Indices that lead outside, and scattered sums at every number of threads.
class GatherLoweringTest {

    private static Value ints(String name, long... extents) {
        return placeholder(name, new TensorType(DataType.INT32, Shape.of(extents)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void anIndexOutsideEndsTheRunAndIsNamed(int index) {
        Value y = Gather.gather(placeholder("x", Shape.of(5, 7)), ints("i", 3), 0);
        Tensor x = Tensor.of(Shape.of(5, 7), new float[35]);
        try (CpuEngine engine = CpuEngine.open(2);
                Plan plan = engine.compile(new Graph(Map.of("y", y), Map.of()))) {
            assertThatThrownBy(() ->
                            plan.run(Map.of("x", x, "i", Tensor.of(Shape.of(3), 4, index, index))))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContainingAll(
                            "Gather of float32[5, 7]",
                            "expected indices in [0, 5)",
                            "found " + index + " at position 1 of int32[3]");
            Tensor inside = Tensor.of(Shape.of(3), 4, 0, 4);
            assertThat(plan.run(Map.of("x", x, "i", inside))).containsKey("y");
        }
    }

    @Test
    void anIndexOutsideIsNamedOnATeam() {
        int n = 40_000;
        Value like = placeholder("x", Shape.of(3, 4));
        Value y = ScatterAdd.scatterAdd(placeholder("u", Shape.of(n, 4)), ints("i", n), like, 0);
        int[] indices = new int[n];
        indices[12_345] = 3;
        indices[30_000] = -7;
        try (CpuEngine engine = CpuEngine.open(2);
                Plan plan = engine.compile(new Graph(Map.of("y", y), Map.of()))) {
            Map<String, Tensor> feeds =
                    Map.of(
                            "u",
                            Tensor.of(Shape.of(n, 4), new float[4 * n]),
                            "i",
                            Tensor.of(Shape.of(n), indices));
            assertThatThrownBy(() -> plan.run(feeds))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("found 3 at position 12345");
        }
    }

    @Test
    void gradientsOfRepeatedIndicesHaveTheSameBitsAtAnyNumberOfThreads() {
        int n = 30_000;
        Value table = placeholder("table", Shape.of(17, 5));
        Value rows = placeholder("dy", Shape.of(n, 5));
        Value picked = Gather.gather(table, ints("i", n), 0);
        Value loss = Sum.sum(Multiply.multiply(picked, rows));
        Value gradient = Gradients.gradients(loss, List.of(table)).getFirst();
        Random random = new Random(5);
        int[] indices = random.ints(n, 0, 17).toArray();
        float[] dy = new float[5 * n];
        for (int i = 0; i < dy.length; i++) {
            dy[i] = (float) random.nextGaussian();
        }
        Map<String, Tensor> feeds =
                Map.of("i", Tensor.of(Shape.of(n), indices), "dy", Tensor.of(Shape.of(n, 5), dy));
        float[] first = run(1, gradient, feeds);
        assertThat(run(2, gradient, feeds)).isEqualTo(first);
        assertThat(run(3, gradient, feeds)).isEqualTo(first);
        double[] expected = new double[85];
        for (int i = 0; i < dy.length; i++) {
            expected[indices[i / 5] * 5 + i % 5] += dy[i];
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) first[i]).isCloseTo(expected[i], within(1e-3));
        }
    }

    private static float[] run(int threads, Value y, Map<String, Tensor> feeds) {
        Map<String, Value> outputs = Map.of("y", y);
        try (CpuEngine engine = CpuEngine.open(threads);
                Plan plan = engine.compile(new Graph(outputs, Map.of()))) {
            return Objects.requireNonNull(plan.run(feeds).get("y")).floats();
        }
    }
}
