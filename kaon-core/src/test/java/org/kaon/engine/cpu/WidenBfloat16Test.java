package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.ArgMax;
import org.kaon.op.LogSoftmax;
import org.kaon.op.Softmax;
import org.kaon.op.Transpose;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.Map;

class WidenBfloat16Test {

    private final Value x = placeholder("x", new TensorType(DataType.BFLOAT16, Shape.of(4, 3)));

    @Test
    void castsInputsAndResultOfAnOpWithoutAKernel() {
        assertThat(ops(Map.of("y", Softmax.softmax(x, -1))))
                .containsExactly("Placeholder", "Cast", "Softmax", "Cast");
    }

    @Test
    void keepsATypeThatIsNoFloat() {
        assertThat(ops(Map.of("y", ArgMax.argMax(x, -1))))
                .containsExactly("Placeholder", "Cast", "ArgMax");
    }

    @Test
    void castsAnInputOnceForAllItsUsers() {
        assertThat(ops(Map.of("a", Softmax.softmax(x, -1), "b", LogSoftmax.logSoftmax(x, -1))))
                .filteredOn("Cast"::equals)
                .hasSize(3);
    }

    @Test
    void leavesAloneWhatMovesElements() {
        assertThat(ops(Map.of("y", Transpose.transpose(x))))
                .containsExactly("Placeholder", "Transpose");
    }

    private static List<String> ops(Map<String, Value> outputs) {
        return WidenBfloat16.apply(new Graph(outputs, Map.of())).nodes().stream()
                .map(node -> node.op().name())
                .toList();
    }
}
