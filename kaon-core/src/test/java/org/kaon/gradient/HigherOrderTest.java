package org.kaon.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.gradient.Gradients.gradients;
import static org.kaon.gradient.HessianVector.hessianVector;
import static org.kaon.gradient.Jacobian.jacobian;
import static org.kaon.gradient.Jvp.jvp;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Square.square;
import static org.kaon.op.StopGradient.stopGradient;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.CustomGradient;
import org.kaon.op.Doubles;
import org.kaon.op.GradientReversal;
import org.kaon.op.Interpreter;
import org.kaon.op.Mean;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Forward mode, Hessians, Jacobians and gradients of the user's own, in float64.
class HigherOrderTest {

    private static final double STEP = 1e-5;

    private final Map<String, Doubles> feeds = new LinkedHashMap<>();
    private final Random random = new Random(11);

    @Test
    void aHessianOfANetworkAlongAVectorIsTheDifferenceOfItsGradients() {
        Value x = input("x", 6, 4);
        List<Value> weights =
                List.of(input("w1", 4, 5), input("b1", 5), input("w2", 5, 3), input("w3", 3, 1));
        List<Value> vectors =
                List.of(input("v0", 4, 5), input("v1", 5), input("v2", 5, 3), input("v3", 3, 1));
        Value first = tanh(add(matmul(x, weights.get(0)), weights.get(1)));
        Value second = tanh(matmul(first, weights.get(2)));
        Value loss = Mean.mean(square(matmul(second, weights.get(3))));
        List<double[]> found = values(hessianVector(loss, weights, vectors));
        List<Value> slope = gradients(loss, weights);
        List<double[]> ahead = moved(slope, List.of("w1", "b1", "w2", "w3"), STEP);
        List<double[]> behind = moved(slope, List.of("w1", "b1", "w2", "w3"), -STEP);
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < found.get(i).length; j++) {
                double difference = (ahead.get(i)[j] - behind.get(i)[j]) / (2 * STEP);
                assertThat(found.get(i)[j]).isCloseTo(difference, within(1e-7));
            }
        }
    }

    @Test
    void bothModesGiveTheSameDerivativeOfOneGraph() {
        Value x = input("x", 3);
        Value y = exp(multiply(tanh(x), x));
        Value forward = jvp(sum(y), x, ones(3));
        Value backward = sum(gradients(sum(y), List.of(x)).getFirst());
        assertThat(value(forward)).isCloseTo(value(backward), within(1e-14));
    }

    @Test
    void theChainRuleSumsOverPathsThatGrowExponentially() {
        Value x = input("x", 1);
        Value y = x;
        for (int layer = 0; layer < 70; layer++) {
            y = add(y, multiply(y, constant(1f)));
            y = multiply(constant(0.5f), y);
        }
        assertThat(Paths.count(x, y)).isEqualTo(BigInteger.TWO.pow(70));
        assertThat(value(sum(jvp(y, x, ones(1))))).isEqualTo(1);
        assertThat(value(sum(gradients(sum(y), List.of(x)).getFirst()))).isEqualTo(1);
        assertThat(Paths.count(y, x)).isEqualTo(BigInteger.ZERO);
    }

    @Test
    void aTangentOfAForwardDerivativeIsTheSecondDerivative() {
        Value x = input("x", 3);
        Value first = jvp(exp(x), x, ones(3));
        Value second = jvp(first, x, ones(3));
        assertThat(values(List.of(second)).getFirst())
                .containsExactly(values(List.of(exp(x))).getFirst(), within(1e-14));
    }

    @Test
    void outputsThatDoNotDependOnTheInputStandStill() {
        Value x = input("x", 3);
        Value other = input("z", 2);
        List<Value> tangents =
                jvp(List.of(exp(other), x, stopGradient(x)), List.of(x), List.of(ones(3)));
        List<double[]> found = values(tangents);
        assertThat(found.get(0)).containsExactly(0, 0);
        assertThat(found.get(1)).containsExactly(1, 1, 1);
        assertThat(found.get(2)).containsExactly(0, 0, 0);
    }

    @Test
    void aJacobianHasARowForEachOutput() {
        Value x = input("x", 3);
        Value matrix = input("m", 3, 2);
        Value y = matmul(reshape(x, Shape.of(1, 3)), matrix);
        Value found = jacobian(y, x);
        assertThat(found.shape()).isEqualTo(Shape.of(1, 2, 3));
        double[] m = Objects.requireNonNull(feeds.get("m")).values();
        assertThat(values(List.of(found)).getFirst())
                .containsExactly(m[0], m[2], m[4], m[1], m[3], m[5]);
        assertThatThrownBy(() -> Jacobian.row(y, 2, x)).hasMessageContaining("a row in [0, 2)");
        Value open = placeholder("open", Shape.of(Shape.ANY));
        assertThatThrownBy(() -> jacobian(open, open)).hasMessageContaining("a known shape");
    }

    @Test
    void aCustomGradientStandsForThatOfItsValue() {
        Value x = input("x", 3);
        Value loss =
                sum(
                        CustomGradient.customGradient(
                                exp(x),
                                List.of(x),
                                (inputs, y, dy) ->
                                        List.of(Gradient.through(multiply(dy, constant(7f))))));
        assertThat(value(loss)).isEqualTo(value(sum(exp(x))));
        assertThat(values(gradients(loss, List.of(x))).getFirst()).containsExactly(7, 7, 7);
        Value wrong =
                sum(CustomGradient.customGradient(x, List.of(x), (inputs, y, dy) -> List.of()));
        assertThatThrownBy(() -> gradients(wrong, List.of(x)))
                .hasMessageContainingAll("CustomGradient", "1 gradients", "found 0");
    }

    @Test
    void aReversalTurnsTheGradientRoundAndLeavesTheValue() {
        Value x = input("x", 3);
        Value reversed = GradientReversal.gradientReversal(x, 0.25f);
        assertThat(value(sum(reversed))).isEqualTo(value(sum(x)));
        assertThat(values(gradients(sum(reversed), List.of(x))).getFirst())
                .containsExactly(-0.25, -0.25, -0.25);
        assertThat(values(List.of(jvp(reversed, x, ones(3)))).getFirst())
                .containsExactly(-0.25, -0.25, -0.25);
    }

    @Test
    void refusesDirectionsOfAnotherShapeAndRulesThatAreNotLinear() {
        Value x = input("x", 3);
        assertThatThrownBy(() -> jvp(exp(x), x, ones(2)))
                .isInstanceOf(GradientException.class)
                .hasMessageContainingAll("Jvp", "float32[3]", "float32[2]");
        Value bent = Node.apply(new SquaringItsUpstream(), x);
        assertThatThrownBy(() -> jvp(bent, x, ones(3)))
                .isInstanceOf(GradientException.class)
                .hasMessageContaining("linear in their upstream");
    }

    /// An op whose rule is wrong: quadratic in dy.
    private record SquaringItsUpstream() implements Op {
        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            return inputs;
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            return List.of(Gradient.through(square(upstream.getFirst())));
        }
    }

    private Value input(String name, long... extents) {
        Shape shape = Shape.of(extents);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        feeds.put(name, Doubles.of(Tensor.of(shape, values)));
        return placeholder(name, shape);
    }

    private static Value ones(int size) {
        float[] values = new float[size];
        Arrays.fill(values, 1);
        return constant(Shape.of(size), values);
    }

    private List<double[]> values(List<Value> wanted) {
        return Interpreter.evaluate(wanted, feeds).stream().map(Doubles::values).toList();
    }

    private double value(Value scalar) {
        return values(List.of(scalar)).getFirst()[0];
    }

    /// Values where each weight has moved along its vector `v0`, `v1`, ….
    private List<double[]> moved(List<Value> wanted, List<String> weights, double step) {
        Map<String, Doubles> there = new LinkedHashMap<>(feeds);
        for (int i = 0; i < weights.size(); i++) {
            Doubles weight = Objects.requireNonNull(feeds.get(weights.get(i)));
            double[] along = Objects.requireNonNull(feeds.get("v" + i)).values();
            double[] values = weight.values().clone();
            Arrays.setAll(values, j -> values[j] + step * along[j]);
            there.put(weights.get(i), new Doubles(weight.type(), values));
        }
        return Interpreter.evaluate(wanted, there).stream().map(Doubles::values).toList();
    }
}
