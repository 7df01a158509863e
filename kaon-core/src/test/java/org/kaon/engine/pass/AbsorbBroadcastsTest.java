package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Multiply.multiply;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Negate;
import org.kaon.op.Reshape;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

class AbsorbBroadcastsTest {

    private final Value x = placeholder("x", Shape.of(5, 7));

    @Test
    void lastAxesAndScalarsAreReadAsTheyAre() {
        Value row = placeholder("row", Shape.of(7));
        assertThat(absorbed(multiply(x, broadcastLike(row, x))).input(1)).isEqualTo(row);
        Value two = constant(2f);
        assertThat(absorbed(multiply(broadcastLike(two, x), x)).input(0)).isEqualTo(two);
    }

    @Test
    void otherAxesAreReadUnderAShapeWithOnes() {
        Value column = placeholder("column", Shape.of(5));
        Value found = absorbed(multiply(x, broadcastLike(column, x, List.of(1)))).input(1);
        assertThat(found.source().op()).isEqualTo(new Reshape(Shape.of(5, 1)));
        assertThat(found.source().input(0)).isEqualTo(column);
    }

    @Test
    void whatGivesTheResultItsShapeStays() {
        Value stretched = broadcastLike(placeholder("row", Shape.of(7)), x);
        assertThat(absorbed(Negate.negate(stretched)).input(0)).isEqualTo(stretched);
        Node both = absorbed(multiply(stretched, broadcastLike(constant(2f), x)));
        assertThat(both.inputs())
                .filteredOn(it -> it.source().op() instanceof BroadcastLike)
                .hasSize(1);
        assertThat(both.types()).containsExactly(x.type());
    }

    private static Node absorbed(Value value) {
        Graph graph = new Graph(Map.of("value", value), Map.of());
        return AbsorbBroadcasts.apply(graph).roots().getFirst().source();
    }
}
