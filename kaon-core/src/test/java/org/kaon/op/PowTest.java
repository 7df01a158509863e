package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// The gradient of powers at 0, as JAX has it.
class PowTest {

    private final Value a = placeholder("a", Shape.scalar());
    private final Value b = placeholder("b", Shape.scalar());

    private double[] gradient(float base, float exponent) {
        List<Value> both = Gradients.gradients(Pow.pow(a, b), List.of(a, b));
        Map<String, Doubles> feeds =
                Map.of(
                        "a", Doubles.of(Tensor.scalar(base)),
                        "b", Doubles.of(Tensor.scalar(exponent)));
        List<Doubles> found = Interpreter.evaluate(both, feeds);
        return new double[] {found.getFirst().values()[0], found.getLast().values()[0]};
    }

    @Test
    void isDefinedAtZero() {
        assertThat(gradient(0, 0)).containsExactly(0, 0);
        assertThat(gradient(0, 1)).containsExactly(1, 0);
        assertThat(gradient(0, 2)).containsExactly(0, 0);
        assertThat(gradient(0, 0.5f)).containsExactly(Double.POSITIVE_INFINITY, 0);
    }

    @Test
    void ofANegativeBaseLeavesTheExponentAlone() {
        assertThat(gradient(-2, 3)).containsExactly(12, -0.0);
        assertThat(gradient(-2, 0)).containsExactly(-0.0, 0);
    }

    @Test
    void aSquareIsAProduct() {
        assertThat(Pow.pow(a, 2f).source().op()).isEqualTo(new Multiply());
        assertThat(Pow.pow(a, 1f)).isEqualTo(a);
    }
}
