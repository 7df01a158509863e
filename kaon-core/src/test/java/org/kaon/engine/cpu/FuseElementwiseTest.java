package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;

import org.junit.jupiter.api.Test;
import org.kaon.engine.cpu.kernel.Access;
import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Add;
import org.kaon.op.BroadcastLike;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class FuseElementwiseTest {

    private final Value x = placeholder("x", Shape.of(5, 7));
    private final Value y = placeholder("y", Shape.of(5, 7));

    @Test
    void aChainOfOpsIsOneNode() {
        Graph fused = fused(tanh(add(multiply(x, y), constant(2f))));
        Node node = only(fused);
        assertThat(node.op().name()).isEqualTo("Fused(Multiply Add Tanh)");
        assertThat(node.inputs()).containsExactly(x, y);
        assertThat(op(node).parameters()).containsExactly(2f);
        assertThat(op(node).outputs()).hasSize(1);
    }

    @Test
    void rowsColumnsAndNumbersAreReadWithoutBeingStretched() {
        Value row = placeholder("row", Shape.of(7));
        Value column = placeholder("column", Shape.of(5, 1));
        Value number = placeholder("number", Shape.scalar());
        assertThat(loads(add(x, row))).containsExactly(Access.FULL, Access.ROW);
        assertThat(loads(add(x, column))).containsExactly(Access.FULL, Access.COLUMN);
        assertThat(loads(add(x, number))).containsExactly(Access.FULL, Access.SCALAR);
        Node both = only(fused(add(multiply(x, row), multiply(y, column))));
        assertThat(op(both).outer()).isEqualTo(5);
        assertThat(op(both).inner()).isEqualTo(7);
    }

    @Test
    void rowsOfOtherLengthsAreOtherGroups() {
        Value cube = placeholder("cube", Shape.of(2, 3, 4));
        Value last = placeholder("last", Shape.of(4));
        Value lastTwo = placeholder("lastTwo", Shape.of(3, 4));
        Graph graph = fused(multiply(add(cube, last), lastTwo));
        assertThat(fusedNodes(graph)).extracting(node -> op(node).inner()).containsExactly(4L, 12L);
    }

    @Test
    void aMaskOfWhatIsInMemoryIsMadeAgainAndNotStored() {
        Value mask = greater(x, constant(0f));
        Value first = select(mask, x, constant(0f));
        Value second = select(mask, multiply(y, sum(first)), constant(0f));
        List<Node> nodes = fusedNodes(fused(second));
        assertThat(nodes)
                .extracting(node -> node.op().name())
                .containsExactly("Fused(Greater Select)", "Fused(Greater Multiply Select)");
        assertThat(nodes).allMatch(node -> node.types().size() == 1);
    }

    @Test
    void aReductionBetweenTwoMembersKeepsThemApart() {
        // exp and multiply could be one loop, were it not for the sum that lies between them.
        Value e = exp(x);
        Graph graph = fused(multiply(e, sum(e)));
        assertThat(fusedNodes(graph))
                .extracting(node -> node.op().name())
                .containsExactly("Fused(Exp)", "Fused(Multiply)");
    }

    @Test
    void aWaitThroughAnotherGroupKeepsMembersApart() {
        // exp → sum → its own group [1] → multiply, which also wants exp itself.
        Value e = exp(x);
        Value scale = relu(add(sum(e), constant(1f)));
        Graph graph = fused(multiply(e, scale));
        assertThat(fusedNodes(graph))
                .extracting(node -> node.op().name())
                .containsExactly("Fused(Exp)", "Fused(Add Relu)", "Fused(Multiply)");
        assertThat(graph.nodes()).hasSize(5);
    }

    @Test
    void whatIsUsedOutsideIsStoredToo() {
        Value e = exp(x);
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("exp", e);
        outputs.put("result", multiply(e, y));
        Node node = only(FuseElementwise.apply(new Graph(outputs, Map.of())));
        assertThat(op(node).outputs()).hasSize(2);
        assertThat(stores(node)).hasSize(2).allMatch(Chain.Store.class::isInstance);
    }

    @Test
    void nextValuesOfVariablesAreStoredWithoutDenormals() {
        Variable w = new Variable("w", Tensor.of(Shape.of(5, 7), new float[35]));
        Value next = multiply(w.read(), constant(0.9f));
        Map<String, Value> outputs = Map.of("step", add(next, x));
        Node node = only(FuseElementwise.apply(new Graph(outputs, Map.of(w, next))));
        assertThat(stores(node)).hasSize(2);
        assertThat(stores(node)).filteredOn(Chain.StoreFlushed.class::isInstance).hasSize(1);
    }

    @Test
    void anOperandThatFitsNeitherRowsNorColumnsIsWrittenOutFirst() {
        Value cube = placeholder("cube", Shape.of(2, 3, 4));
        Value middle = placeholder("middle", Shape.of(2, 1, 4));
        Graph graph = fused(add(cube, middle));
        assertThat(graph.nodes()).anyMatch(node -> node.op() instanceof BroadcastLike);
        assertThat(loads(graph)).containsExactly(Access.FULL, Access.FULL);
    }

    @Test
    void comparisonsAndChoicesAreMembers() {
        Node node = only(fused(select(greater(x, y), x, subtract(x, y))));
        assertThat(op(node).members()).containsExactlyInAnyOrder("Greater", "Subtract", "Select");
        assertThat(node.inputs()).containsExactly(x, y);
    }

    @Test
    void integersAreLeftAlone() {
        Value counter = placeholder("n", new TensorType(DataType.INT64, Shape.scalar()));
        Graph graph = fused(add(counter, constant(1L)));
        assertThat(fusedNodes(graph)).isEmpty();
        assertThat(graph.nodes()).anyMatch(node -> node.op() instanceof Add);
    }

    @Test
    void longChainsAreCut() {
        Value value = x;
        for (int i = 0; i < 100; i++) {
            value = tanh(value);
        }
        assertThat(fusedNodes(fused(value)))
                .extracting(node -> op(node).members().size())
                .containsExactly(48, 48, 4);
    }

    private static Graph fused(Value result) {
        return FuseElementwise.apply(new Graph(Map.of("result", result), Map.of()));
    }

    private static List<Node> fusedNodes(Graph graph) {
        return graph.nodes().stream().filter(node -> node.op() instanceof Fused).toList();
    }

    private static Node only(Graph graph) {
        assertThat(fusedNodes(graph)).hasSize(1);
        return fusedNodes(graph).getFirst();
    }

    private static Fused op(Node node) {
        return (Fused) node.op();
    }

    private static List<Access> loads(Value result) {
        return loads(fused(result));
    }

    private static List<Access> loads(Graph graph) {
        return op(fusedNodes(graph).getLast()).chain().steps().stream()
                .filter(Chain.Load.class::isInstance)
                .map(step -> ((Chain.Load) step).access())
                .toList();
    }

    private static List<Chain.Step> stores(Node node) {
        return op(node).chain().steps().stream()
                .filter(step -> step instanceof Chain.Store || step instanceof Chain.StoreFlushed)
                .toList();
    }
}
