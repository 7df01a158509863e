package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Constant;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

class CrossEntropyTest {

    private static final Shape SHAPE = Shape.of(2, 3);
    private static final float[] LOGITS = {1000, 0, -1000, 0.5f, -2, 3};

    private static List<Doubles> losses(UnaryOperator<Value> head) {
        Value x = placeholder("x", SHAPE);
        Value loss = head.apply(x);
        Value gradient = Gradients.gradients(sum(loss), List.of(x)).getFirst();
        return Interpreter.evaluate(
                List.of(loss, gradient), Map.of("x", Doubles.of(Tensor.of(SHAPE, LOGITS))));
    }

    private static void require(List<Doubles> found, double[] losses, double[] gradients) {
        assertThat(found.getFirst().values()).containsExactly(losses, within(1e-9));
        assertThat(found.getLast().values()).containsExactly(gradients, within(1e-9));
    }

    @Test
    void theBinaryOneIsExactForAnyLogit() {
        Value target = Constant.constant(SHAPE, 0, 1, 1, 0, 1, 1);
        double[] losses = {
            1000,
            Math.log(2),
            1000,
            Math.log1p(Math.exp(0.5)),
            Math.log1p(Math.exp(2)),
            Math.log1p(Math.exp(-3))
        };
        double[] gradients = {
            1, -0.5, -1, 1 / (1 + Math.exp(-0.5)), -1 / (1 + Math.exp(-2)), -1 / (1 + Math.exp(3))
        };
        require(losses(x -> CrossEntropy.binary(target, x)), losses, gradients);
    }

    @Test
    void theCategoricalAndTheSparseOneAreExactForAnyLogits() {
        Value target = Constant.constant(SHAPE, 0, 0, 1, 0, 1, 0);
        Value classes = Constant.constant(Tensor.of(Shape.of(2), 2, 1));
        double total = Math.exp(0.5) + Math.exp(-2) + Math.exp(3);
        double[] losses = {2000, Math.log(total) + 2};
        double[] gradients = {
            1, 0, -1, Math.exp(0.5) / total, Math.exp(-2) / total - 1, Math.exp(3) / total
        };
        require(losses(x -> CrossEntropy.categorical(target, x, -1)), losses, gradients);
        require(losses(x -> CrossEntropy.sparse(classes, x)), losses, gradients);
    }
}
