package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Subtract.subtract;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.Exp;
import org.kaon.tensor.Shape;

import java.util.Map;

class FoldConstantsTest {

    private final Value x = placeholder("x", Shape.of(3));
    private final Value third = divide(constant(1f), constant(3f));

    @Test
    void computesScalarsInFloat32() {
        requireFolded(1f / 3f, third);
        requireFolded(1f / 3f + 0.1f, add(third, constant(0.1f)));
        requireFolded(1f / 3f - 0.1f, subtract(third, constant(0.1f)));
        requireFolded(1f / 3f * 0.1f, multiply(third, constant(0.1f)));
        requireFolded((float) Math.sqrt(1f / 3f), sqrt(third));
        requireFolded(1f / 3f, Abs.abs(negate(third)));
        requireFolded(0.5f, maximum(third, constant(0.5f)));
        requireFolded(1f / 3f, minimum(third, constant(0.5f)));
    }

    @Test
    void leavesOutNeutralElementsThatFoldingBrings() {
        Value one = multiply(constant(2f), constant(0.5f));
        Value zero = subtract(constant(2f), constant(2f));
        assertThat(folded(multiply(x, one))).isEqualTo(x);
        assertThat(folded(multiply(one, x))).isEqualTo(x);
        assertThat(folded(divide(x, one))).isEqualTo(x);
        assertThat(folded(add(x, zero))).isEqualTo(x);
        assertThat(folded(add(zero, x))).isEqualTo(x);
        assertThat(folded(subtract(x, zero))).isEqualTo(x);
    }

    @Test
    void leavesTheRestToTheEngine() {
        Value exponential = Exp.exp(constant(1f));
        assertThat(folded(exponential)).isEqualTo(exponential);
        Value byX = subtract(constant(0f), x);
        assertThat(folded(byX)).isEqualTo(byX);
        Value integers = add(constant(1L), constant(2L));
        assertThat(folded(integers)).isEqualTo(integers);
        Value vector = add(constant(Shape.of(2), 1, 2), constant(1f));
        assertThat(folded(vector)).isEqualTo(vector);
    }

    private static void requireFolded(float expected, Value value) {
        assertThat(folded(value).source().op()).isEqualTo(constant(expected).source().op());
    }

    private static Value folded(Value value) {
        return FoldConstants.apply(new Graph(Map.of("value", value), Map.of())).roots().getFirst();
    }
}
