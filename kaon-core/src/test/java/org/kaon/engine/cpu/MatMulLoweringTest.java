package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

class MatMulLoweringTest {

    private static String dump(Graph graph, Map<String, Shape> shapes) {
        try (CpuEngine engine = CpuEngine.open(1);
                Plan plan = engine.compile(graph, shapes)) {
            return plan.dump();
        }
    }

    @Test
    void theGradientOfOneMatrixForAStackIsOneProductWithoutSums() {
        Value x = placeholder("x", Shape.of(Shape.ANY, Shape.ANY, 7));
        Value w = placeholder("w", Shape.of(7, 3));
        Value loss = sum(tanh(matmul(x, w)));
        Value dw = Gradients.gradients(loss, List.of(w)).getFirst();
        String dump = dump(new Graph(Map.of("dw", dw), Map.of()), Map.of("x", Shape.of(4, 5, 7)));
        assertThat(dump)
                .contains("MatMul[transposeA=true, transposeB=false]")
                .contains("[20, 7]")
                .doesNotContain("SumLike");
    }

    @Test
    void stackedProductsAreOneStep() {
        Value q = placeholder("q", Shape.of(4, 2, 5, 7));
        Value k = placeholder("k", Shape.of(4, 2, 6, 7));
        Value y = matmul(q, false, k, true);
        assertThat(dump(new Graph(Map.of("y", y), Map.of()), Map.of()))
                .contains("steps    1, of them 0 reorders");
    }
}
