package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.BroadcastLike.broadcastLike;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Objects;

class CpuPlanTest {

    private final Value a = placeholder("a", Shape.of(3));
    private final Value b = placeholder("b", Shape.of(3));
    private final Tensor ones = Tensor.of(Shape.of(3), 1f, 1, 1);
    private CpuEngine engine;
    private Plan sum;

    @BeforeEach
    void open() {
        engine = CpuEngine.open(1);
        sum = engine.compile(new Graph(Map.of("y", add(a, b)), Map.of()));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void runsAsOftenAsItIsFed() {
        for (int i = 0; i < 3; i++) {
            Map<String, Tensor> feeds =
                    Map.of("a", ones, "b", Tensor.of(Shape.of(3), (float) i, 2, 3));
            assertThat(named(sum.run(feeds), "y").floats()).containsExactly(i + 1, 3, 4);
        }
    }

    @Test
    void saysWhichFeedIsMissing() {
        assertThatThrownBy(() -> sum.run(Map.of("a", ones)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Feed \"b\": expected float32[3], found only [a]. Feed it to the run.");
    }

    @Test
    void saysWhichFeedNobodyAskedFor() {
        assertThatThrownBy(() -> sum.run(Map.of("a", ones, "b", ones, "c", ones)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected [a, b], found")
                .hasMessageContaining("c")
                .hasMessageEndingWith("Leave out what the graph does not have.");
    }

    @Test
    void saysWhichFeedHasAnotherType() {
        Tensor integers = Tensor.of(Shape.of(3), 1, 2, 3L);
        assertThatThrownBy(() -> sum.run(Map.of("a", ones, "b", integers)))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "Feed \"b\": expected float32[3], found int64[3]. Cast or reshape it, or"
                                + " compile a plan for this type.");
        Tensor two = Tensor.of(Shape.of(2), 1f, 2f);
        assertThatThrownBy(() -> sum.run(Map.of("a", two, "b", ones)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Feed \"a\": expected float32[3], found float32[2]");
    }

    @Test
    void aFailedFeedLeavesThePlanUsable() {
        assertThatThrownBy(() -> sum.run(Map.of())).isInstanceOf(ShapeException.class);
        assertThat(named(sum.run(Map.of("a", ones, "b", ones)), "y").floats()).containsOnly(2f);
    }

    @Test
    void aPlaceholderOfWhichOnlyTheShapeIsNeededIsFedAllTheSame() {
        Value open = placeholder("open", Shape.of(Shape.ANY));
        Graph graph = new Graph(Map.of("y", broadcastLike(constant(5f), open)), Map.of());
        try (Plan plan = engine.compile(graph, Map.of("open", Shape.of(3)))) {
            assertThat(named(plan.run(Map.of("open", ones)), "y").floats()).containsOnly(5f);
            assertThatThrownBy(() -> plan.run(Map.of()))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageStartingWith("Feed \"open\"");
        }
    }

    @Test
    void aPlaceholderMayBeAResult() {
        try (Plan plan = engine.compile(new Graph(Map.of("a", a, "b", add(a, b)), Map.of()))) {
            Map<String, Tensor> results =
                    plan.run(Map.of("a", ones, "b", Tensor.of(Shape.of(3), 1f, 2, 3)));
            assertThat(named(results, "a").floats()).containsOnly(1f);
            assertThat(named(results, "b").floats()).containsExactly(2, 3, 4);
        }
    }

    @Test
    void refusesToRunAfterItsClose() {
        sum.close();
        sum.close();
        assertThatThrownBy(() -> sum.run(Map.of("a", ones, "b", ones)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("This plan is closed");
    }

    @Test
    void closingTheEngineClosesItsPlans() {
        engine.close();
        assertThatThrownBy(() -> sum.run(Map.of("a", ones, "b", ones)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("This plan is closed");
        assertThatThrownBy(() -> engine.compile(new Graph(Map.of("y", add(a, b)), Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("This engine is closed");
    }

    @Test
    void aShapeThatIsNotKnownIsNamed() {
        Value open = placeholder("open", Shape.of(Shape.ANY, 3));
        Graph graph = new Graph(Map.of("y", add(open, b)), Map.of());
        assertThatThrownBy(() -> engine.compile(graph))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Input \"open\": its shape [?, 3] must be known");
        try (Plan plan = engine.compile(graph, Map.of("open", Shape.of(1, 3)))) {
            Tensor row = Tensor.of(Shape.of(1, 3), 1f, 2, 3);
            Map<String, Tensor> results = plan.run(Map.of("open", row, "b", ones));
            assertThat(named(results, "y").floats()).containsExactly(2, 3, 4);
        }
    }

    private static Tensor named(Map<String, Tensor> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }
}
