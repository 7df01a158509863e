package org.kaon.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.op.Concat;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.op.MatMul;
import org.kaon.op.SumLike;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Random;

class JoinSumsTest {

    private static Graph gradient(Value loss, Value by) {
        Value gradient = Gradients.gradients(loss, List.of(by)).getFirst();
        return MergeEqual.apply(ResolveShapes.apply(new Graph(Map.of("dx", gradient), Map.of())));
    }

    private static long count(Graph graph, Class<? extends Op> op) {
        return graph.nodes().stream().filter(node -> op.isInstance(node.op())).count();
    }

    private static void requireEqual(Graph before, Graph after, long... extents) {
        Random random = new Random(1);
        float[] values = new float[(int) Shape.of(extents).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Map<String, Doubles> feeds = Map.of("x", Doubles.of(Tensor.of(Shape.of(extents), values)));
        double[] expected = Interpreter.evaluate(before.roots(), feeds).getFirst().values();
        assertThat(Interpreter.evaluate(after.roots(), feeds).getFirst().values())
                .containsExactly(expected, within(1e-12));
    }

    @Test
    void productsOfManyStepsBecomeOne() {
        Value w = placeholder("x", Shape.of(3, 3));
        Value h = Constant.constant(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        for (int i = 0; i < 6; i++) {
            h = tanh(matmul(h, w));
        }
        Graph before = gradient(sum(h), w);
        Graph after = JoinSums.apply(before);
        assertThat(count(before, MatMul.class)).isEqualTo(17);
        assertThat(count(after, MatMul.class)).isEqualTo(12);
        assertThat(count(after, Add.class)).isZero();
        requireEqual(before, after, 3, 3);
    }

    @Test
    void fewProductsStayAsTheyAre() {
        Value w = placeholder("x", Shape.of(3, 3));
        Value h = Constant.constant(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        Graph before = gradient(sum(matmul(tanh(matmul(h, w)), w)), w);
        assertThat(JoinSums.apply(before)).isSameAs(before);
    }

    @Test
    void gradientsOfSlicesAreLaidSideBySideAndOverlapsAreAdded() {
        Value x = placeholder("x", Shape.of(4, 9));
        Value loss =
                add(
                        add(sum(square(slice(x, 1, 1, 3))), sum(tanh(slice(x, 1, 3, 4)))),
                        add(sum(square(slice(x, 1, 2, 5))), sum(tanh(slice(x, 1, 6, 8)))));
        Graph before = gradient(loss, x);
        Graph after = JoinSums.apply(before);
        assertThat(count(before, Concat.class)).isEqualTo(4);
        assertThat(count(after, Concat.class)).isEqualTo(2);
        requireEqual(before, after, 4, 9);
    }

    @Test
    void sumsOverRowsOfManyValuesAreOneSum() {
        Value bias = placeholder("x", Shape.of(5));
        Value loss = sum(bias);
        for (int i = 0; i < 4; i++) {
            Value rows = Constant.constant(Shape.of(2, 5), 1, 2, 3, 4, 5, 6, 7, 8, 9, i);
            loss = add(loss, sum(tanh(add(rows, bias))));
        }
        Graph before = gradient(loss, bias);
        Graph after = JoinSums.apply(before);
        assertThat(count(before, SumLike.class)).isEqualTo(4);
        assertThat(count(after, SumLike.class)).isEqualTo(1);
        requireEqual(before, after, 5);
    }

    @Test
    void aSumAsLongAsAnySequenceIsNoMatter() {
        Value x = placeholder("x", Shape.of(2, 2_000));
        Value sum = slice(x, 1, 0, 1);
        for (int i = 1; i < 2_000; i++) {
            sum = add(sum, tanh(slice(x, 1, i, i + 1)));
        }
        Graph graph = new Graph(Map.of("y", sum), Map.of());
        assertThat(JoinSums.apply(graph)).isSameAs(graph);
        Graph gradient = gradient(sum(sum), x);
        assertThat(count(JoinSums.apply(gradient), Add.class)).isZero();
    }
}
