package org.kaon.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.kaon.engine.pass.MergeEqual;
import org.kaon.gradient.Gradients;
import org.kaon.op.Add;
import org.kaon.op.Exp;
import org.kaon.op.Sum;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

/// Nodes know the layer that made them, through rewriting and differentiation.
class OriginTest {

    private final Value x = placeholder("x", Shape.of(Shape.ANY));
    private final Value y = Origin.within("dense_1", () -> Exp.exp(x));

    @Test
    void aNodeHasTheInnermostScopeAsItsOrigin() {
        assertThat(x.source().origin()).isEmpty();
        assertThat(y.source().origin()).isEqualTo("dense_1");
        Value inner = Origin.within("outer", () -> Origin.within("inner", () -> Exp.exp(x)));
        assertThat(inner.source().origin()).isEqualTo("inner");
    }

    @Test
    void bindingShapesKeepsIt() {
        Graph bound = new Graph(Map.of("y", y), Map.of()).bind(Map.of("x", Shape.of(3)));
        assertThat(bound.roots().getFirst().source()).isNotSameAs(y.source());
        assertThat(bound.roots().getFirst().source().origin()).isEqualTo("dense_1");
    }

    @Test
    void gradientsSayWhoseTheyAre() {
        Value slope = Gradients.gradients(Sum.sum(y), List.of(x)).getFirst();
        assertThat(slope.source().origin()).isEqualTo("gradient of dense_1");
        Value curve = Gradients.gradients(Sum.sum(slope), List.of(x)).getFirst();
        assertThat(Graph.nodes(List.of(curve)))
                .extracting(Node::origin)
                .contains("gradient of gradient of dense_1");
    }

    @Test
    void nodesThatDifferInTheirOriginAloneAreMerged() {
        Value twin = Origin.within("dense_2", () -> Exp.exp(x));
        Graph merged = MergeEqual.apply(new Graph(Map.of("y", Add.add(y, twin)), Map.of()));
        assertThat(merged.nodes()).hasSize(3);
    }
}
