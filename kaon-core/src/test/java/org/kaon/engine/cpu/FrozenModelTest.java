package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Softmax.softmax;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaon.engine.FrozenModel;
import org.kaon.engine.Inference;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class FrozenModelTest {

    private static final int RUNS = 1000;

    private CpuEngine engine;

    @BeforeEach
    void open() {
        engine = CpuEngine.open(2);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Graph mlp(long rows) {
        Network network = new Network(3);
        Value x = placeholder("x", Shape.of(rows, 28));
        Value hidden = relu(network.dense("dense", x, 37));
        Value again = relu(network.dense("dense_1", hidden, 100));
        return new Graph(Map.of("y", sigmoid(network.dense("output", again, 1))), Map.of());
    }

    private static Graph cnn(long rows) {
        Network network = new Network(4);
        Value x = placeholder("x", Shape.of(rows, 12, 12, 1));
        Value conv = Network.pool(relu(network.conv("conv", x, 8)), 2);
        Value flat = Network.flat(relu(network.conv("conv_1", conv, 16)));
        return new Graph(Map.of("y", softmax(network.dense("output", flat, 3), -1)), Map.of());
    }

    @Test
    void answersAsAPlanDoes() {
        for (long rows : List.of(1L, 3L, 4L, 5L, 64L)) {
            agree(mlp(rows), new Network(9).normal(1, rows, 28));
            agree(cnn(rows), new Network(9).normal(1, rows, 12, 12, 1));
        }
    }

    private void agree(Graph graph, Tensor x) {
        try (Plan plan = engine.compile(graph);
                FrozenModel model = engine.freeze(graph, Map.of());
                Inference inference = model.open()) {
            inference.input("x").data().copyFrom(x.data());
            inference.run();
            float[] wanted = Objects.requireNonNull(plan.run(Map.of("x", x)).get("y")).floats();
            float[] found = inference.output("y").floats();
            assertThat(found).hasSameSizeAs(wanted);
            for (int i = 0; i < wanted.length; i++) {
                assertThat(found[i]).isCloseTo(wanted[i], within(1e-5f));
            }
            inference.run();
            assertThat(inference.output("y").floats()).as("inputs stay").isEqualTo(found);
        }
    }

    @Test
    void keepsTheWeightsOfWhenItWasMade() {
        Variable weight = new Variable("w", Tensor.of(Shape.of(2), 1f, 2));
        Value x = placeholder("x", Shape.of(Shape.ANY, 2));
        Graph graph = new Graph(Map.of("y", add(x, weight.read())), Map.of());
        try (FrozenModel model = engine.freeze(graph, Map.of("x", Shape.of(1, 2)))) {
            engine.write(weight, Tensor.of(Shape.of(2), 5f, 5));
            engine.close();
            try (Inference inference = model.open()) {
                float[] y = new float[2];
                inference.run(new float[] {10, 20}, y);
                assertThat(y).containsExactly(11, 22);
            }
        }
    }

    @Test
    void manyThreadsGetTheBitsOfOne() throws Exception {
        for (Graph graph : List.of(mlp(1), mlp(16), cnn(2))) {
            float[] x =
                    new Network(5)
                            .normal(1, graph.placeholders().getFirst().type().shape().size())
                            .floats();
            try (FrozenModel model = engine.freeze(graph, Map.of());
                    ExecutorService threads = Executors.newFixedThreadPool(4)) {
                float[][] wanted = answers(model, x);
                List<Callable<float[][]>> works = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    works.add(() -> answers(model, x));
                }
                for (Future<float[][]> found : threads.invokeAll(works)) {
                    assertThat(Arrays.deepEquals(found.get(), wanted)).isTrue();
                }
            }
        }
    }

    // Every run has another input.
    private static float[][] answers(FrozenModel model, float[] x) {
        try (Inference inference = model.open()) {
            float[][] answers = new float[RUNS][(int) inference.output("y").size()];
            float[] input = x.clone();
            for (int run = 0; run < RUNS; run++) {
                input[run % x.length] = run * 1e-3f;
                inference.run(input, answers[run]);
            }
            return answers;
        }
    }

    @Test
    void allocatesNothingOnTheHeap() {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Graph graph : List.of(mlp(1), mlp(16), cnn(2))) {
            try (FrozenModel model = engine.freeze(graph, Map.of());
                    Inference inference = model.open()) {
                float[] x = new float[(int) inference.input("x").size()];
                float[] y = new float[(int) inference.output("y").size()];
                long bytes = Long.MAX_VALUE;
                // The JIT compiler removes what the interpreter allocates.
                for (int round = 0; round < 100 && bytes > 0; round++) {
                    long before = bean.getCurrentThreadAllocatedBytes();
                    for (int run = 0; run < RUNS; run++) {
                        inference.run(x, y);
                    }
                    bytes = bean.getCurrentThreadAllocatedBytes() - before;
                }
                assertThat(bytes).as(model.dump()).isZero();
            }
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        Variable weight = new Variable("w", Tensor.of(Shape.of(2), 1f, 2));
        Value x = placeholder("x", Shape.of(2));
        Graph assigns = new Graph(Map.of(), Map.of(weight, add(weight.read(), constant(1f))));
        assertThatThrownBy(() -> engine.freeze(assigns, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Freeze: this graph assigns [w float32[2]]");
        Value open = placeholder("open", Shape.of(Shape.ANY));
        assertThatThrownBy(
                        () -> engine.freeze(new Graph(Map.of("y", relu(open)), Map.of()), Map.of()))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("must be known");
        Graph two = new Graph(Map.of("y", relu(x), "z", sigmoid(x)), Map.of());
        try (FrozenModel model = engine.freeze(two, Map.of());
                Inference inference = model.open()) {
            assertThatThrownBy(() -> inference.input("other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Inference: no input \"other\"; there are [x].");
            assertThatThrownBy(() -> inference.run(new float[2], new float[2]))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("expected one float32 output of 2 elements");
            assertThatThrownBy(() -> inference.run(new float[3], new float[2]))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("expected one float32 input of 3 elements");
        }
    }

    @Test
    void closesInAnyOrder() {
        FrozenModel model = engine.freeze(mlp(1), Map.of());
        Inference first = model.open();
        Inference second = model.open();
        model.close();
        model.close();
        assertThatThrownBy(model::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This frozen model is closed. Freeze the graph again.");
        first.run();
        first.close();
        first.close();
        assertThatThrownBy(first::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This inference is closed. Open another from its model.");
        second.run();
        assertThat(second.output("y").at(0)).isBetween(0.0, 1.0);
        second.close();
    }

    @Test
    void closingDuringARunIsSafe() throws Exception {
        try (FrozenModel model = engine.freeze(mlp(64), Map.of());
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 20; i++) {
                Inference inference = model.open();
                Future<?> runs =
                        threads.submit(() -> {
                            while (true) {
                                inference.run();
                            }
                        });
                inference.close();
                assertThatThrownBy(runs::get)
                        .hasCauseInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("This inference is closed");
            }
        }
    }
}
