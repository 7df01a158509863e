package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Window.window;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Graph;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Random;

class FoldScalesTest {

    private static final Window SAME = window(2, Padding.SAME);

    private final Random random = new Random(5);
    private final Value x = placeholder("x", Shape.of(5, 3));
    private final Value image = placeholder("x", Shape.of(2, 6, 5, 3));
    private final Value kernel = some(3, 7);
    private final Value filter = some(3, 2, 3, 7);

    private Value some(long... extents) {
        return constant(tensor(Shape.of(extents)));
    }

    private Tensor tensor(Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 + random.nextDouble());
        }
        return Tensor.of(shape, values);
    }

    @Test
    void aScaleGoesIntoTheKernel() {
        check(multiply(matmul(x, kernel), some(7)), "MatMul");
        check(multiply(some(1, 7), matmul(x, kernel)), "MatMul");
        check(divide(matmul(x, kernel), some(7)), "MatMul");
        check(multiply(matmul(x, kernel), constant(3f)), "MatMul");
        check(multiply(matmul(x, false, some(7, 3), true), some(7)), "MatMul");
        check(divide(convolution(image, filter, SAME), some(7)), "Convolution");
    }

    @Test
    void scalesAndShiftsAfterABiasBecomeOneBias() {
        Value dense = add(matmul(x, kernel), some(7));
        check(multiply(dense, some(7)), "MatMul", "Add");
        check(add(subtract(dense, some(7)), some(1)), "MatMul", "Add");
        check(subtract(matmul(x, kernel), some(7)), "MatMul", "Add");
        check(
                add(divide(subtract(matmul(x, kernel), constant(2f)), some(7)), some(7)),
                "MatMul",
                "Add");
    }

    @Test
    void aBatchNormalisationWithFixedStatisticsVanishes() {
        Value y = add(convolution(image, filter, SAME), some(7));
        Value normal = divide(subtract(y, some(7)), sqrt(add(some(7), constant(1e-3f))));
        Value scaled = add(multiply(normal, some(1, 1, 1, 7)), some(7));
        check(relu(scaled), "Convolution", "Add", "Relu");
    }

    @Test
    void twoNormalisedLayersInARowFoldBoth() {
        Value first = relu(multiply(add(matmul(x, kernel), some(7)), some(7)));
        Value second = add(multiply(matmul(first, some(7, 4)), some(4)), some(4));
        check(second, "MatMul", "Add", "Relu", "MatMul", "Add");
    }

    @Test
    void whatIsUsedElsewhereStays() {
        Value product = matmul(x, kernel);
        check(add(multiply(product, some(7)), exp(product)), "MatMul", "Multiply", "Exp", "Add");
        Value dense = add(product, some(7));
        check(multiply(multiply(dense, some(7)), dense), "MatMul", "Add", "Multiply", "Multiply");
    }

    @Test
    void whatIsNotOneNumberAChannelStays() {
        check(multiply(matmul(x, kernel), some(5, 1)), "MatMul", "Multiply");
        check(multiply(matmul(x, kernel), some(5, 7)), "MatMul", "Multiply");
        check(multiply(matmul(x, kernel), some(2, 5, 7)), "MatMul", "Multiply");
        check(divide(some(7), matmul(x, kernel)), "MatMul", "Divide");
        Value variable = new Variable("w", tensor(Shape.of(3, 7))).read();
        check(multiply(matmul(x, variable), some(7)), "MatMul", "Multiply");
    }

    private void check(Value before, String... operations) {
        Value after = folded(before);
        assertThat(path(after)).containsExactly(operations);
        Map<String, Doubles> feeds = Map.of("x", Doubles.of(tensor(input(before).type().shape())));
        List<Doubles> both = Interpreter.evaluate(List.of(before, after), feeds);
        double[] wanted = both.get(0).values();
        double[] found = both.get(1).values();
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).isCloseTo(wanted[i], withinPercentage(1e-10));
        }
    }

    private static Placeholder input(Value value) {
        return new Graph(Map.of("y", value), Map.of()).placeholders().getFirst();
    }

    private static Value folded(Value value) {
        return FoldScales.apply(new Graph(Map.of("y", value), Map.of())).roots().getFirst();
    }

    // The ops from the input to the result, which is what remains to be done in a run.
    private static List<String> path(Value result) {
        return Graph.nodes(List.of(result)).stream()
                .filter(node ->
                        Graph.nodes(List.of(node.output(0))).stream()
                                .anyMatch(before -> before.op().name().equals("Placeholder")))
                .filter(node -> !node.inputs().isEmpty())
                .map(node -> node.op().name())
                .toList();
    }
}
