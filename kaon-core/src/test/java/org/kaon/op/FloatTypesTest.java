package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Cast.cast;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.Map;

/// How float32 and bfloat16 meet in one op.
class FloatTypesTest {

    private final Value narrow =
            placeholder("narrow", new TensorType(DataType.BFLOAT16, Shape.of(2, 3)));
    private final Value wide = placeholder("wide", Shape.of(2, 3));
    private final Value scale = placeholder("scale", Shape.scalar());

    @Test
    void aFloat32ScalarAdaptsToBfloat16() {
        assertThat(Multiply.multiply(narrow, scale).dataType()).isEqualTo(DataType.BFLOAT16);
        assertThat(Divide.divide(scale, narrow).dataType()).isEqualTo(DataType.BFLOAT16);
        assertThat(Maximum.maximum(narrow, constant(0f)).dataType()).isEqualTo(DataType.BFLOAT16);
        assertThat(Add.add(wide, constant(2f)).dataType()).isEqualTo(DataType.FLOAT32);
        assertThat(Add.add(narrow, constant(0f))).isEqualTo(narrow);
    }

    @Test
    void tensorsOfTwoTypesAreRefused() {
        assertThatThrownBy(() -> Add.add(narrow, wide))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("two of one type");
        assertThatThrownBy(() -> MatMul.matmul(narrow, false, wide, true))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("floats of one type");
    }

    @Test
    void whatFlowsBackHasTheTypeOfTheInput() {
        Value loss =
                Sum.sum(
                        cast(
                                Multiply.multiply(cast(wide, DataType.BFLOAT16), scale),
                                DataType.FLOAT32));
        List<Value> gradients = Gradients.gradients(loss, List.of(wide, scale));
        assertThat(gradients).allMatch(gradient -> gradient.dataType() == DataType.FLOAT32);
        List<Doubles> values =
                Interpreter.evaluate(
                        gradients,
                        Map.of(
                                "wide",
                                new Doubles(wide.type(), new double[] {1, 2, 3, 4, 5, 6 + 0x1p-8}),
                                "scale",
                                new Doubles(scale.type(), new double[] {0.5})));
        assertThat(values.get(0).values()).containsOnly(0.5);
        assertThat(values.get(1).values()).containsExactly(21);
    }

    @Test
    void aBfloat16LossCanBeDifferentiated() {
        Value loss = Mean.mean(narrow, false, 0, 1);
        assertThat(Gradients.gradients(loss, List.of(narrow)).getFirst().type())
                .isEqualTo(narrow.type());
        assertThat(
                        Gradients.gradients(Sum.sum(wide, false, 0, 1), List.of(narrow))
                                .getFirst()
                                .type())
                .isEqualTo(narrow.type());
    }
}
