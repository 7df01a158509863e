package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.Test;
import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Max;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

class FuseReductionsTest {

    private final Value x = placeholder("x", Shape.of(50, 7));
    private final Value y = placeholder("y", Shape.of(50, 7));

    @Test
    void aSumOfAChainIsOneNode() {
        Node node = only(fused(Map.of("loss", sum(multiply(x, y)))));
        assertThat(node.op().name()).isEqualTo("Fused(Multiply; Sum)");
        assertThat(node.inputs()).containsExactly(x, y);
        assertThat(node.types()).hasSize(1);
        assertThat(node.types().getFirst().shape()).isEqualTo(Shape.scalar());
        assertThat(op(node).fused().chain().steps()).noneMatch(Chain.Store.class::isInstance);
    }

    @Test
    void whatIsUsedElsewhereIsStoredToo() {
        Value e = exp(x);
        Node node = only(fused(Map.of("e", e, "sum", sum(e, false, 0))));
        assertThat(node.types()).extracting(type -> type.shape().rank()).containsExactly(2, 1);
        assertThat(op(node).fused().chain().steps()).anyMatch(Chain.Store.class::isInstance);
    }

    @Test
    void maximaOfRowsAreOneNodeButOfColumnsAreNot() {
        assertThat(only(fused(Map.of("m", Max.max(exp(x), false, 1)))).op().name())
                .isEqualTo("Fused(Exp; Max)");
        assertThat(reductions(fused(Map.of("m", Max.max(exp(x), false, 0))))).isEmpty();
    }

    @Test
    void fewLongRowsAreSharedOutByElementsInstead() {
        Value wide = placeholder("wide", Shape.of(2, 100_000));
        assertThat(reductions(fused(Map.of("s", sum(exp(wide), false, 1))))).isEmpty();
        assertThat(reductions(fused(Map.of("s", sum(exp(wide)))))).hasSize(1);
    }

    @Test
    void imagesThatMayBeBlockedAreLeftAlone() {
        Value image = placeholder("image", Shape.of(5, 8, 7, 16));
        Value e = relu(image);
        assertThat(reductions(fused(Map.of("e", e, "s", sum(e, false, 0, 1, 2))))).isEmpty();
        assertThat(reductions(fused(Map.of("s", sum(e, false, 0, 1, 2))))).hasSize(1);
    }

    private static Graph fused(Map<String, Value> outputs) {
        return FuseReductions.apply(FuseElementwise.apply(new Graph(outputs, Map.of())));
    }

    private static List<Node> reductions(Graph graph) {
        return graph.nodes().stream().filter(n -> n.op() instanceof FusedReduction).toList();
    }

    private static Node only(Graph graph) {
        assertThat(reductions(graph)).hasSize(1);
        assertThat(graph.nodes()).noneMatch(node -> node.op() instanceof Fused);
        return reductions(graph).getFirst();
    }

    private static FusedReduction op(Node node) {
        return (FusedReduction) node.op();
    }
}
