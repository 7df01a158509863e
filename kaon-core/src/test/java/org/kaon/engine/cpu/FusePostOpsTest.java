package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.Elu.elu;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;
import static org.kaon.op.Window.window;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Padding;
import org.kaon.tensor.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class FusePostOpsTest {

    private final Value x = placeholder("x", Shape.of(5, 3));
    private final Value kernel = placeholder("kernel", Shape.of(3, 7));
    private final Value bias = placeholder("bias", Shape.of(7));

    @Test
    void biasAndActivationGoIntoTheProduct() {
        Value y = relu(add(matmul(x, kernel), bias));
        Node node = root(y);
        assertThat(node.op().name()).isEqualTo("MatMul + bias -> relu");
        assertThat(node.inputs()).containsExactly(x, kernel, bias);
        assertThat(names(relu(add(bias, matmul(x, kernel)))))
                .containsExactly("MatMul + bias -> relu");
        assertThat(names(tanh(matmul(x, kernel)))).containsExactly("MatMul -> tanh");
    }

    @Test
    void andIntoAConvolution() {
        Value image = placeholder("image", Shape.of(2, 6, 6, 3));
        Value filter = placeholder("filter", Shape.of(3, 3, 3, 7));
        Value y = convolution(image, filter, window(2, Padding.SAME));
        assertThat(names(elu(add(y, bias), 1f))).containsExactly("Convolution + bias -> elu");
    }

    @Test
    void anEluOfAnotherSlopeStaysOutside() {
        assertThat(names(elu(add(matmul(x, kernel), bias), 0.5f)))
                .containsExactly("MatMul + bias", "Elu");
    }

    @Test
    void aProductThatIsUsedTwiceStaysAsItIs() {
        Value product = matmul(x, kernel);
        assertThat(names(sum(add(add(product, bias), exp(product)))))
                .contains("MatMul")
                .doesNotContain("MatMul + bias");
        assertThat(names(add(product, product))).containsExactly("MatMul", "Add");
    }

    @Test
    void aSumThatIsUsedTwiceKeepsItsActivationOutside() {
        Value sum = add(matmul(x, kernel), bias);
        assertThat(names(add(relu(sum), sum))).containsExactly("MatMul + bias", "Relu", "Add");
    }

    @Test
    void whatIsAResultIsNotFusedAway() {
        Value product = matmul(x, kernel);
        Value sum = add(product, bias);
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("sum", sum);
        outputs.put("active", relu(sum));
        assertThat(names(outputs)).containsExactly("MatMul + bias", "Relu");
        outputs.put("product", product);
        assertThat(names(outputs)).containsExactly("MatMul", "Add", "Relu");
    }

    @Test
    void whatIsNoBiasOfTheLastAxisIsAddedAsBefore() {
        Value full = placeholder("full", Shape.of(5, 7));
        Value column = placeholder("column", Shape.of(5, 1));
        Value number = placeholder("number", Shape.scalar());
        for (Value other : List.of(full, column, number)) {
            assertThat(names(add(matmul(x, kernel), other))).containsExactly("MatMul", "Add");
        }
        Value wide = placeholder("wide", Shape.of(2, 5, 7));
        assertThat(names(add(matmul(x, kernel), wide))).containsExactly("MatMul", "Add");
    }

    private static Graph apply(Map<String, Value> outputs) {
        return FusePostOps.apply(new Graph(outputs, Map.of()));
    }

    private static Node root(Value result) {
        return apply(Map.of("result", result)).roots().getFirst().source();
    }

    private static List<String> names(Value result) {
        return names(Map.of("result", result));
    }

    private static List<String> names(Map<String, Value> outputs) {
        return apply(outputs).nodes().stream()
                .filter(node -> !node.inputs().isEmpty())
                .map(node -> node.op().name())
                .toList();
    }
}
