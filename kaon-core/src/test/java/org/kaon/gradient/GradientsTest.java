package org.kaon.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.gradient.Gradients.gradients;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Cast;
import org.kaon.op.Clip;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.op.Max;
import org.kaon.op.Maximum;
import org.kaon.op.Mean;
import org.kaon.op.StopGradient;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.Map;

class GradientsTest {

    private final Value x = placeholder("x", Shape.of(3));
    private final Tensor fed = Tensor.of(Shape.of(3), -1f, 0f, 2f);

    @Test
    void addsWhatComesAlongEveryWay() {
        Value y = add(multiply(x, x), multiply(x, constant(3f)));
        assertThat(slope(sum(add(y, x)))).containsExactly(2, 4, 8);
    }

    @Test
    void isZeroWhereTheLossDoesNotDependOnTheValue() {
        Value other = placeholder("other", Shape.of(2, 5));
        Value zero = gradients(sum(x), List.of(other)).getFirst();
        assertThat(zero.type()).isEqualTo(other.type());
        assertThat(values(zero)).containsOnly(0).hasSize(10);
    }

    @Test
    void takesReadsOfOneVariableForOneValue() {
        Variable weight = new Variable("weight", Tensor.of(Shape.of(3), 1f, 2f, 3f));
        Value loss = sum(multiply(weight.read(), multiply(x, weight.read())));
        Value gradient = gradients(loss, List.of(weight.read())).getFirst();
        assertThat(values(gradient)).containsExactly(-2, 0, 12);
    }

    @Test
    void differentiatesByAValueInTheMiddle() {
        Value middle = multiply(x, constant(2f));
        List<Value> both = gradients(sum(square(middle)), List.of(middle, x));
        assertThat(values(both.getFirst())).containsExactly(-4, 0, 8);
        assertThat(values(both.getLast())).containsExactly(-8, 0, 16);
    }

    @Test
    void differentiatesGradientsAgain() {
        Value first = gradients(sum(multiply(x, square(x))), List.of(x)).getFirst();
        assertThat(slope(sum(first))).containsExactly(-6, 0, 12);
    }

    @Test
    void stopsWhereItIsTold() {
        assertThat(slope(sum(multiply(StopGradient.stopGradient(x), x)))).containsExactly(-1, 0, 2);
    }

    @Test
    void softplusHasHalfASlopeAtZeroAndNeverOverflows() {
        assertThat(slope(sum(softplus(x))))
                .containsExactly(
                        new double[] {1 / (1 + Math.E), 0.5, 1 / (1 + Math.exp(-2))},
                        within(1e-15));
        Value far = constant(Shape.of(2), 1000f, -1000f);
        assertThat(values(softplus(far))).containsExactly(1000, 0);
    }

    @Test
    void clippingKeepsTheSlopeWithinTheBoundsAndOnThem() {
        assertThat(slope(sum(Clip.clip(x, 0, 1)))).containsExactly(0, 1, 0);
        assertThat(values(Clip.clip(x, 0, 1))).containsExactly(0, 0, 1);
    }

    @Test
    void tiesGoToTheFirstOfTwoAndAreSharedInAReduction() {
        assertThat(slope(sum(Maximum.maximum(x, constant(0f))))).containsExactly(0, 1, 1);
        Value tied = multiply(x, multiply(x, constant(0f)));
        Value shared = gradients(Max.max(tied, false), List.of(tied)).getFirst();
        assertThat(values(shared))
                .containsExactly(new double[] {1 / 3., 1 / 3., 1 / 3.}, within(1e-15));
    }

    @Test
    void meansDivideByTheCountAlsoWhereItIsNotKnownYet() {
        Value open = placeholder("x", Shape.of(Shape.ANY));
        Value gradient = gradients(Mean.mean(square(open)), List.of(open)).getFirst();
        assertThat(values(gradient))
                .containsExactly(new double[] {-2 / 3., 0, 4 / 3.}, within(1e-15));
    }

    @Test
    void countsNothingThroughIntegers() {
        Value whole = Cast.cast(Cast.cast(x, DataType.INT32), DataType.FLOAT32);
        assertThat(slope(sum(add(whole, x)))).containsExactly(1, 1, 1);
    }

    @Test
    void saysWhyThereIsNoGradient() {
        Value through = Node.apply(new Sealed(), x);
        assertThatThrownBy(() -> gradients(sum(square(through)), List.of(x)))
                .isInstanceOf(GradientException.class)
                .hasMessageContainingAll("Sealed", "it is sealed", "stopGradient");
    }

    /// An op that lets no gradient through.
    private record Sealed() implements Op {

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            return inputs;
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            return List.of(Gradient.blocked("it is sealed"));
        }
    }

    @Test
    void refusesALossThatIsNoScalarAndIntegersToDifferentiateBy() {
        assertThatThrownBy(() -> gradients(exp(x), List.of(x)))
                .isInstanceOf(GradientException.class)
                .hasMessageContainingAll("scalar loss", "float32[3]");
        Value whole = Cast.cast(x, DataType.INT32);
        assertThatThrownBy(() -> gradients(sum(x), List.of(whole)))
                .isInstanceOf(GradientException.class)
                .hasMessageContainingAll("float32 values", "int32[3]");
    }

    private double[] slope(Value loss) {
        return values(gradients(loss, List.of(x)).getFirst());
    }

    private double[] values(Value value) {
        return Interpreter.evaluate(List.of(value), Map.of("x", Doubles.of(fed)))
                .getFirst()
                .values();
    }
}
