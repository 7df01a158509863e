package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaon.engine.NotFiniteException;
import org.kaon.engine.Plan;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Add;
import org.kaon.op.Convolution;
import org.kaon.op.Log;
import org.kaon.op.MatMul;
import org.kaon.op.Multiply;
import org.kaon.op.Padding;
import org.kaon.op.Relu;
import org.kaon.op.Sqrt;
import org.kaon.op.Sum;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The first value that is not finite is named by op, layer, place and run.
class FiniteCheckTest {

    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(CpuOptions.of(2).withCheckFinite(true));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private final Value x = placeholder("x", Shape.of(2, 3));

    @Test
    void namesTheFirstOpAndItsLayerInAChainThatWouldBeFused() {
        Value scaled = Origin.within("dense_1", () -> Multiply.multiply(x, x));
        Value logarithm = Origin.within("dense_2", () -> Log.log(Add.add(scaled, scaled)));
        Value result = Origin.within("dense_3", () -> Relu.relu(logarithm));
        try (Plan plan = engine.compile(new Graph(Map.of("y", result), Map.of()))) {
            assertThat(plan.run(Map.of("x", of(1, 2, 3, 4, 5, 6)))).containsKey("y");
            assertThatThrownBy(() -> plan.run(Map.of("x", of(1, 2, 3, 4, 0, 6))))
                    .isInstanceOf(NotFiniteException.class)
                    .hasMessageStartingWith("Log of dense_2: expected finite values, found -Inf")
                    .hasMessageContainingAll(
                            "at [1, 1] of float32[2, 3]",
                            "in run 2 of the plan",
                            "Add of dense_2 float32[2, 3] was finite (0.000 to 72.00)");
        }
    }

    @Test
    void namesTheGradientOfALayer() {
        Value root = Origin.within("norm", () -> Sqrt.sqrt(x));
        Value slope = Gradients.gradients(Sum.sum(root), List.of(x)).getFirst();
        try (Plan plan = engine.compile(new Graph(Map.of("dx", slope), Map.of()))) {
            assertThatThrownBy(() -> plan.run(Map.of("x", of(1, 2, 0, 4, 5, 6))))
                    .isInstanceOf(NotFiniteException.class)
                    .hasMessageContainingAll("of gradient of norm", "at [0, 2]");
        }
    }

    @Test
    void namesAnInputThatIsBrokenFromTheStart() {
        Value product = MatMul.matmul(x, placeholder("w", Shape.of(3, 4)));
        try (Plan plan = engine.compile(new Graph(Map.of("y", product), Map.of()))) {
            Tensor w = Tensor.of(Shape.of(3, 4), new float[12]);
            assertThatThrownBy(() -> plan.run(Map.of("x", of(1, 2, 3, Float.NaN, 5, 6), "w", w)))
                    .hasMessageStartingWith(
                            "Input \"x\": expected finite values, found NaN at [1, 0]");
        }
    }

    @Test
    void looksAtVariablesThatAreReadAndAtTheirNextValues() {
        Variable weight = new Variable("w", of(1, 2, 3, 4, 5, 6));
        Value next = Origin.within("optimizer", () -> Multiply.multiply(weight.read(), x));
        try (Plan plan = engine.compile(new Graph(Map.of(), Map.of(weight, next)))) {
            Tensor large = of(1, 1, 1e30f, 1, 1, 1);
            plan.run(Map.of("x", large));
            assertThatThrownBy(() -> plan.run(Map.of("x", large)))
                    .hasMessageStartingWith("Multiply of optimizer")
                    .hasMessageContainingAll("Infinity at [0, 2]", "in run 2");
            assertThatThrownBy(() -> plan.run(Map.of("x", large))).hasMessageStartingWith("w: ");
        }
    }

    @Test
    void namesPlacesInKaonsOrderWhateverThePrimitivesLayout() {
        Value image = placeholder("image", Shape.of(2, 5, 6, 3));
        Value kernel = placeholder("kernel", Shape.of(3, 3, 3, 16));
        Value y =
                Origin.within(
                        "conv2d",
                        () ->
                                Convolution.convolution(
                                        image, kernel, Window.window(2, Padding.SAME)));
        Value root = Origin.within("root", () -> Log.log(Add.add(y, y)));
        float[] pixels = new float[2 * 5 * 6 * 3];
        Arrays.fill(pixels, 1);
        float[] weights = new float[3 * 3 * 3 * 16];
        Arrays.fill(weights, 1);
        for (int i = 7; i < weights.length; i += 16) {
            weights[i] = 0;
        }
        try (Plan plan = engine.compile(new Graph(Map.of("y", root), Map.of()))) {
            assertThatThrownBy(() ->
                            plan.run(
                                    Map.of(
                                            "image",
                                            Tensor.of(image.shape(), pixels),
                                            "kernel",
                                            Tensor.of(kernel.shape(), weights))))
                    .hasMessageStartingWith("Log of root: expected finite values, found -Infinity")
                    .hasMessageContaining("at [0, 0, 0, 7] of float32[2, 5, 6, 16]");
        }
    }

    private static Tensor of(float... values) {
        return Tensor.of(Shape.of(2, 3), values);
    }
}
