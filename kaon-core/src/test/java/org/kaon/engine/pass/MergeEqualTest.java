package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Map;

class MergeEqualTest {

    private final Value x = placeholder("x", Shape.of(3));

    @Test
    void equalOpsOnEqualInputsAreOneNode() {
        Variable weight = new Variable("weight", Tensor.of(Shape.of(3), 1f, 2f, 3f));
        Value a = multiply(add(x, constant(2f)), weight.read());
        Value b = multiply(add(x, constant(2f)), weight.read());
        Node sum = merged(add(a, b));
        assertThat(sum.input(0)).isEqualTo(sum.input(1));
        assertThat(nodes(add(a, b))).isEqualTo(6);
    }

    @Test
    void equalRandomNumbersAreTheSameAndOthersAreNot() {
        Value counter = constant(3L);
        Value again = add(randomUniform(x, counter, 7), randomUniform(x, constant(3L), 7));
        assertThat(merged(again).input(0)).isEqualTo(merged(again).input(1));
        assertThat(nodes(again)).isEqualTo(4);
        assertThat(nodes(add(randomUniform(x, counter, 7), randomUniform(x, counter, 8))))
                .isEqualTo(5);
    }

    @Test
    void otherAttributesOrOrdersStayApart() {
        Value y = placeholder("y", Shape.of(3));
        assertThat(nodes(add(add(x, y), add(y, x)))).isEqualTo(5);
        Value z = placeholder("z", Shape.of(3, 5));
        assertThat(nodes(add(sum(z, true, 0), sum(z, true, 1)))).isEqualTo(4);
    }

    private static int nodes(Value value) {
        return MergeEqual.apply(new Graph(Map.of("value", value), Map.of())).nodes().size();
    }

    private static Node merged(Value value) {
        return MergeEqual.apply(new Graph(Map.of("value", value), Map.of()))
                .roots()
                .getFirst()
                .source();
    }
}
