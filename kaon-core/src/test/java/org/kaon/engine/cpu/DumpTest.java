package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Transpose.transpose;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

class DumpTest {

    private static final Value A = placeholder("a", Shape.of(3, 5));
    private static final Value C = placeholder("c", Shape.of(3, 5));
    private static final Value B = placeholder("b", Shape.of(5));

    private static String dump(Graph graph) {
        try (CpuEngine engine = CpuEngine.open(1);
                Plan plan = engine.compile(graph)) {
            return plan.dump();
        }
    }

    private static Graph graph(Value result) {
        return new Graph(Map.of("y", result), Map.of());
    }

    @Test
    void tellsFormulasShapesPlacesBytesAndOperations() {
        Value chain = multiply(relu(add(A, B)), constant(0.5f));
        assertThat(dump(graph(sum(transpose(chain)))))
                .isEqualTo(
                        """
                        steps    3, of them 0 reorders
                        arena    128 bytes for 5 tensors of 204 bytes together (63 %)
                        a run    324 B read and written, 60 FLOP

                           #  step                                                                              bytes       FLOP
                           0  chain of 3                                                                        140 B        45
                                %1 = relu("a" + "b")·0.5
                                in   "a" [3, 5] ab @0; "b" [5] @64
                                out  %1 [3, 5] ab @0
                           1  Transpose[axes=[1, 0]]                                                            120 B
                                in   %1 [3, 5] ab @0
                                out  %2 [5, 3] ab @64
                           2  SUM of rows[axes=[0, 1], keepDims=false]                                           64 B        15
                                in   %2 [5, 3] ab @64
                                out  %3 [] @0

                        graph
                          %1 = relu("a" + "b")·0.5 : float32[3, 5]
                          %2 = Transpose[axes=[1, 0]](%1) : float32[5, 3]
                          %3 = Sum[axes=[0, 1], keepDims=false](%2) : float32[]
                          output y = %3
                        """);
    }

    @Test
    void parenthesesStandWhereTheyAreNeeded() {
        Value difference = subtract(A, subtract(C, constant(2f)));
        Value y = divide(multiply(difference, negate(C)), multiply(A, C));
        assertThat(dump(graph(y))).contains("%1 = (\"a\" - (\"c\" - 2))·-\"c\" / (\"a\"·\"c\")\n");
    }

    @Test
    void whatIsUsedTwiceGetsAName() {
        Value twice = multiply(A, A);
        Value y = select(greater(twice, B), twice, constant(0f));
        assertThat(dump(graph(y))).contains("t1 = \"a\"·\"a\"\n", "%1 = where(t1 > \"b\", t1, 0)");
    }

    @Test
    void aVariableIsWrittenInPlaceUnderItsName() {
        Variable w = new Variable("w", Tensor.of(Shape.of(5), 1f, 2f, 3f, 4f, 5f));
        Value next = subtract(w.read(), multiply(B, constant(0.1f)));
        assertThat(dump(new Graph(Map.of(), Map.of(w, next))))
                .contains("%1 = w - \"b\"·0.1", "in   \"b\" [5] @0; w [5]\n", "w := %1");
    }

    @Test
    void aStepTellsTheLayerThatItComesFrom() {
        Value y = Origin.within("dense_1", () -> relu(A));
        assertThat(dump(graph(y))).contains("chain of 1 · dense_1 ");
    }

    @Test
    void windowsTellOnlyWhatIsNotOne() {
        Window window = Window.window(2, Padding.SAME);
        assertThat(window).hasToString("same");
        assertThat(window.withStrides(List.of(2, 1)).withGroups(4))
                .hasToString("same, strides [2, 1], groups 4");
        assertThat(Padding.explicit(List.of(1), List.of(2))).hasToString("[1] to [2]");
    }

    @Test
    void aProfileTellsTheTimeOfEachStep() {
        Map<String, Tensor> feeds = Map.of("a", Tensor.of(Shape.of(3, 5), new float[15]));
        try (CpuEngine engine = CpuEngine.open(1);
                Plan plan = engine.compile(graph(sum(relu(A))))) {
            assertThat(plan.profile(feeds, 3).lines())
                    .anyMatch(line -> line.matches("time +\\d+\\.\\d{3} ms"))
                    .anyMatch(line -> line.matches(" +0  .* \\d+\\.\\d{3}"));
            assertThatThrownBy(() -> plan.profile(feeds, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Runs: expected at least 1, found 0");
        }
    }
}
