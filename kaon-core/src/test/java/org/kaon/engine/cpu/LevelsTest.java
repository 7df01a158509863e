package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Tanh;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

class LevelsTest {

    @Test
    void aFloorIsALevelThatNoGroupReachesAcross() {
        Value y = placeholder("x", Shape.of(3));
        for (int i = 0; i < 6; i++) {
            y = Tanh.tanh(y);
        }
        Levels levels = new Levels(new Graph(Map.of("y", y), Map.of()));
        List<Node> nodes = levels.nodes();
        assertThat(nodes).extracting(levels::of).containsExactly(0, 1, 2, 3, 4, 5, 6);
        List<Node> top = nodes.subList(5, 7);
        assertThat(levels.floor(top)).isEqualTo(4);
        List<Node> across = List.of(nodes.get(2), nodes.get(5));
        levels.span(across, 1);
        assertThat(levels.floor(top)).isEqualTo(1);
        assertThat(levels.floor(nodes.subList(1, 2))).isZero();
        levels.span(across, -1);
        assertThat(levels.floor(top)).isEqualTo(4);
        assertThat(levels.ordered(List.of(nodes.get(5), nodes.get(2)))).isEqualTo(across);
    }
}
