package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Square.square;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Count;
import org.kaon.op.Divide;
import org.kaon.op.Mean;
import org.kaon.op.Multiply;
import org.kaon.op.RandomUniform;
import org.kaon.op.Reshape;
import org.kaon.op.ReshapeLike;
import org.kaon.op.SumLike;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

class ResolveShapesTest {

    private final Value x = placeholder("x", Shape.of(Shape.ANY, Shape.ANY));

    @Test
    void turnsCountsIntoConstants() {
        Node divide = resolved(Mean.mean(x), 4, 7).source();
        assertThat(divide.op()).isEqualTo(new Divide());
        assertThat(divide.input(1).source().op()).isEqualTo(constant(28f).source().op());
    }

    @Test
    void dropsWhatChangesNothing() {
        Value y = placeholder("y", Shape.of(4, 7));
        Value gradient =
                Gradients.gradients(Mean.mean(Multiply.multiply(x, y)), List.of(x)).getFirst();
        assertThat(Graph.nodes(List.of(gradient))).anyMatch(node -> node.op() instanceof SumLike);
        assertThat(Graph.nodes(List.of(resolved(gradient, 4, 7))))
                .noneMatch(node -> node.op() instanceof SumLike || node.op() instanceof Count);
        assertThat(resolved(Reshape.reshape(x, Shape.of(Shape.ANY, 7)), 4, 7).source().op())
                .isInstanceOf(Placeholder.class);
    }

    @Test
    void forgetsValuesOfWhichOnlyTheShapeIsUsed() {
        Value like = BroadcastLike.broadcastLike(constant(2f), square(x));
        Value found = resolved(like, 4, 7);
        assertThat(found.source().input(1).source().op()).isEqualTo(new Blank(Shape.of(4, 7)));
        Value random = resolved(RandomUniform.randomUniform(square(x), constant(1L), 5), 4, 7);
        assertThat(Graph.nodes(List.of(random)))
                .extracting(Node::op)
                .hasOnlyElementsOfTypes(Blank.class, Constant.class, RandomUniform.class);
    }

    @Test
    void givesReshapesTheirShape() {
        Value like = ReshapeLike.reshapeLike(placeholder("z", Shape.of(28)), x);
        assertThat(resolved(like, 4, 7).source().op()).isEqualTo(new Reshape(Shape.of(4, 7)));
    }

    @Test
    void leavesUnknownExtentsAlone() {
        Graph open = new Graph(Map.of("y", Mean.mean(x)), Map.of());
        assertThat(ResolveShapes.apply(open).nodes()).isEqualTo(open.nodes());
    }

    private static Value resolved(Value value, long... extents) {
        Graph graph = new Graph(Map.of("value", value), Map.of());
        return ResolveShapes.apply(graph.bind(Map.of("x", Shape.of(extents)))).roots().getFirst();
    }
}
