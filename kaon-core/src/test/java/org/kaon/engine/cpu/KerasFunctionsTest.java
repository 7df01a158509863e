package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.Ceil;
import org.kaon.op.Celu;
import org.kaon.op.Cos;
import org.kaon.op.Elu;
import org.kaon.op.Erf;
import org.kaon.op.Exp;
import org.kaon.op.Gelu;
import org.kaon.op.HardShrink;
import org.kaon.op.HardSigmoid;
import org.kaon.op.HardSilu;
import org.kaon.op.HardTanh;
import org.kaon.op.LeakyRelu;
import org.kaon.op.LogSigmoid;
import org.kaon.op.Mish;
import org.kaon.op.Multiply;
import org.kaon.op.Pow;
import org.kaon.op.Relu;
import org.kaon.op.Relu6;
import org.kaon.op.Round;
import org.kaon.op.Rsqrt;
import org.kaon.op.Selu;
import org.kaon.op.Sigmoid;
import org.kaon.op.Silu;
import org.kaon.op.Sin;
import org.kaon.op.SoftShrink;
import org.kaon.op.Softplus;
import org.kaon.op.Softsign;
import org.kaon.op.SparsePlus;
import org.kaon.op.SparseSigmoid;
import org.kaon.op.Squareplus;
import org.kaon.op.Tanh;
import org.kaon.op.TanhShrink;
import org.kaon.op.Threshold;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Element-wise functions against Keras's values, all in one plan.
class KerasFunctionsTest {

    private static final float NONE = Float.POSITIVE_INFINITY;

    private static Map<String, UnaryOperator<Value>> functions() {
        Map<String, UnaryOperator<Value>> map = new LinkedHashMap<>();
        map.put("relu", Relu::relu);
        map.put("relu slope", x -> Relu.relu(x, 0.25f, NONE, 0f));
        map.put("relu everything", x -> Relu.relu(x, 0.25f, 4f, 1.5f));
        map.put("relu bound", x -> Relu.relu(x, 0f, 4f, 0f));
        map.put("relu threshold", x -> Relu.relu(x, 0f, NONE, 0.5f));
        map.put("relu6", Relu6::relu6);
        map.put("leaky_relu", x -> LeakyRelu.leakyRelu(x, 0.2f));
        map.put("elu", x -> Elu.elu(x, 1f));
        map.put("selu", Selu::selu);
        map.put("celu", x -> Celu.celu(x, 1.5f));
        map.put("gelu", Gelu::gelu);
        map.put("gelu tanh", Gelu::geluTanh);
        map.put("silu", Silu::silu);
        map.put("sigmoid", Sigmoid::sigmoid);
        map.put("log_sigmoid", LogSigmoid::logSigmoid);
        map.put("tanh", Tanh::tanh);
        map.put("softplus", Softplus::softplus);
        map.put("softsign", Softsign::softsign);
        map.put("hard_sigmoid", HardSigmoid::hardSigmoid);
        map.put("hard_silu", HardSilu::hardSilu);
        map.put("hard_tanh", HardTanh::hardTanh);
        map.put("mish", Mish::mish);
        map.put("tanh_shrink", TanhShrink::tanhShrink);
        map.put("hard_shrink", x -> HardShrink.hardShrink(x, 0.5f));
        map.put("soft_shrink", x -> SoftShrink.softShrink(x, 0.5f));
        map.put("squareplus", x -> Squareplus.squareplus(x, 4f));
        map.put("sparse_plus", SparsePlus::sparsePlus);
        map.put("sparse_sigmoid", SparseSigmoid::sparseSigmoid);
        map.put("threshold", x -> Threshold.threshold(x, 0.5f, -4f));
        map.put("exp", Exp::exp);
        map.put("erf", Erf::erf);
        map.put("round", x -> Round.round(Multiply.multiply(x, constant(2.5f))));
        map.put("ceil", Ceil::ceil);
        map.put("rsqrt", x -> Rsqrt.rsqrt(Abs.abs(x)));
        map.put("sin", Sin::sin);
        map.put("cos", Cos::cos);
        map.put("power", x -> Pow.pow(x, 3f));
        map.put("root", x -> Pow.pow(x, 0.3f));
        return map;
    }

    @Test
    void givesKerassValues() throws IOException {
        Map<String, double[]> table = table();
        double[] points = row(table, "x");
        float[] x = new float[points.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) points[i];
        }
        Value input = placeholder("x", Shape.of(x.length));
        Map<String, Value> outputs = new LinkedHashMap<>();
        functions().forEach((name, function) -> outputs.put(name, function.apply(input)));
        assertThat(outputs).hasSize(table.size() - 1);
        try (CpuEngine engine = CpuEngine.open(1);
                Plan plan = engine.compile(new Graph(outputs, Map.of()))) {
            Map<String, Tensor> results = plan.run(Map.of("x", Tensor.of(Shape.of(x.length), x)));
            results.forEach((name, found) -> compare(name, points, found, row(table, name)));
        }
    }

    private static void compare(String name, double[] x, Tensor found, double[] expected) {
        for (int i = 0; i < x.length; i++) {
            double size = Math.max(1, Math.max(Math.abs(x[i]), Math.abs(expected[i])));
            if (Double.isFinite(expected[i])) {
                assertThat(found.at(i))
                        .as("%s(%s)", name, x[i])
                        .isCloseTo(expected[i], within(1e-6 * size));
            } else {
                assertThat(found.at(i))
                        .as("%s(%s)", name, x[i])
                        .isEqualTo(Double.valueOf(expected[i]));
            }
        }
    }

    private static double[] row(Map<String, double[]> table, String name) {
        return Objects.requireNonNull(table.get(name), name);
    }

    private static Map<String, double[]> table() throws IOException {
        Map<String, double[]> table = new LinkedHashMap<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        KerasFunctionsTest.class.getResourceAsStream(
                                                "/org/kaon/op/keras_activations.txt")),
                                StandardCharsets.US_ASCII))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";"))
                    .forEach(parts -> table.put(parts[0], numbers(parts[1])));
        }
        return table;
    }

    private static double[] numbers(String words) {
        return Arrays.stream(words.split(" "))
                .mapToDouble(word ->
                        switch (word) {
                            case "nan" -> Double.NaN;
                            case "inf" -> Double.POSITIVE_INFINITY;
                            case "-inf" -> Double.NEGATIVE_INFINITY;
                            default -> Double.parseDouble(word);
                        })
                .toArray();
    }
}
