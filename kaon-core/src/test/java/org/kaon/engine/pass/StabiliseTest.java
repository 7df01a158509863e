package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Log.log;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.op.Log;
import org.kaon.op.LogSoftmax;
import org.kaon.op.Max;
import org.kaon.op.Sigmoid;
import org.kaon.op.Softmax;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

class StabiliseTest {

    private static final float EPSILON = 1e-7f;

    private final Value x = placeholder("x", Shape.of(2, 3));
    private final Tensor mild = Tensor.of(Shape.of(2, 3), -2f, 0f, 1f, 0.5f, 3f, -1f);
    private final Tensor wild = Tensor.of(Shape.of(2, 3), -900f, 0f, 900f, 1f, 2f, 3000f);

    @Test
    void takesTheLogarithmOfASoftmaxFromTheLogits() {
        Value p = softmax(x, 1);
        Value normalised = divide(p, sum(p, true, 1));
        for (Value probability :
                List.of(
                        p,
                        clip(p, EPSILON, 1 - EPSILON),
                        normalised,
                        clip(normalised, EPSILON, 1 - EPSILON))) {
            Value stable = requireSame(log(probability));
            assertThat(stable.source().op()).isEqualTo(new LogSoftmax(1));
            assertThat(values(stable, wild)).containsExactly(-1800, -900, 0, -2999, -2998, 0);
        }
    }

    @Test
    void takesTheLogarithmOfASigmoidFromTheLogit() {
        Value p = sigmoid(x);
        for (Value probability : List.of(p, clip(p, EPSILON, 1 - EPSILON))) {
            Value stable = requireSame(log(probability));
            assertThat(values(stable, wild))
                    .containsExactly(
                            new double[] {
                                -900,
                                -Math.log(2),
                                0,
                                -Math.log1p(Math.exp(-1)),
                                -Math.log1p(Math.exp(-2)),
                                0
                            },
                            within(1e-12));
        }
    }

    @Test
    void takesTheLogarithmOfTheOtherSideOfASigmoidFromTheLogit() {
        Value p = clip(sigmoid(x), EPSILON, 1 - EPSILON);
        for (Value complement :
                List.of(
                        subtract(constant(1f), p),
                        clip(subtract(constant(1f), sigmoid(x)), EPSILON, 1))) {
            Value stable = requireSame(log(complement));
            assertThat(values(stable, wild)[2]).isEqualTo(-900);
            assertThat(values(stable, wild)[0]).isZero();
        }
    }

    @Test
    void looksThroughReshapes() {
        Value flat = clip(reshape(sigmoid(x), Shape.of(6)), EPSILON, 1 - EPSILON);
        assertThat(requireSame(log(flat)).shape()).isEqualTo(Shape.of(6));
    }

    @Test
    void givesTheGradientOfCrossEntropyWhereProbabilitiesRoundToZero() {
        Value loss = Stabilise.stabilise(sum(log(clip(sigmoid(x), EPSILON, 1 - EPSILON))));
        Value gradient = Gradients.gradients(loss, List.of(x)).getFirst();
        assertThat(values(gradient, wild)[0]).isEqualTo(1);
    }

    @Test
    void leavesOtherLogarithmsAlone() {
        Value hardClip = log(clip(sigmoid(x), 0.1f, 0.9f));
        assertThat(Stabilise.stabilise(hardClip)).isEqualTo(hardClip);
        Value otherAxis = log(divide(softmax(x, 1), sum(softmax(x, 1), true, 0)));
        assertThat(Stabilise.stabilise(otherAxis)).isEqualTo(otherAxis);
        Value twoMinus = log(subtract(constant(2f), sigmoid(x)));
        assertThat(Stabilise.stabilise(twoMinus)).isEqualTo(twoMinus);
        Value largest = log(Max.max(softmax(x, 1), false, 1));
        assertThat(Stabilise.stabilise(largest)).isEqualTo(largest);
    }

    @Test
    void keepsTheNamesOfAGraph() {
        Graph graph = new Graph(Map.of("p", softmax(x, 1), "y", log(softmax(x, 1))), Map.of());
        assertThat(Stabilise.apply(graph).outputs().get("y"))
                .matches(y -> y.source().op() instanceof LogSoftmax);
        assertThat(Stabilise.apply(graph).outputs().get("p"))
                .matches(p -> p.source().op() instanceof Softmax);
    }

    /// The rewritten value, which must agree with the original on mild logits and need neither a
    /// logarithm nor a probability.
    private Value requireSame(Value value) {
        Value stable = Stabilise.stabilise(value);
        assertThat(values(stable, mild)).containsExactly(values(value, mild), within(1e-12));
        assertThat(Graph.nodes(List.of(stable)))
                .noneMatch(node ->
                        node.op() instanceof Log
                                || node.op() instanceof Sigmoid
                                || node.op() instanceof Softmax);
        return stable;
    }

    private static double[] values(Value value, Tensor x) {
        return Interpreter.evaluate(List.of(value), Map.of("x", Doubles.of(x))).getFirst().values();
    }
}
