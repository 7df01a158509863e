package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.engine.Plan;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Op;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.op.Blank;
import org.kaon.op.Concat;
import org.kaon.op.Count;
import org.kaon.op.CustomGradient;
import org.kaon.op.OpCase;
import org.kaon.op.OpCases;
import org.kaon.op.OpContract;
import org.kaon.op.ReshapeLike;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Every op and its gradient on the CPU engine, against slow loops in double precision.
class CpuEngineContractTest implements OpContract {

    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(2);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Override
    public Map<String, Tensor> run(Graph graph, Map<String, Tensor> feeds) {
        Map<String, Tensor> results = new LinkedHashMap<>();
        try (Plan plan = engine.compile(graph)) {
            plan.run(feeds)
                    .forEach((name, tensor) -> results.put(name, tensor.copy(Arena.ofAuto())));
        }
        return results;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.kaon.op.OpCases#all")
    void givesTheSameBitsAgain(OpCase opCase) {
        Map<String, Tensor> feeds = used(opCase.graph(), opCase.feeds());
        try (Plan plan = engine.compile(opCase.graph())) {
            byte[] first = bytes(named(plan.run(feeds), "y"));
            assertThat(bytes(named(plan.run(feeds), "y"))).isEqualTo(first);
        }
    }

    @Test
    void carriesOutEveryOp() {
        for (OpCase opCase : OpCases.all()) {
            Op op = opCase.op();
            boolean resolvedBefore =
                    switch (op) {
                        case Read _,
                                Placeholder _,
                                Constant _,
                                Blank _,
                                Count _,
                                Concat.Part _,
                                ReshapeLike _ ->
                                true;
                        case CustomGradient _ -> true;
                        default -> false;
                    };
            assertThat(
                            resolvedBefore
                                    || ElementwiseTable.knows(op)
                                    || Lowerings.ops().contains(op.getClass()))
                    .as("%s is carried out", op)
                    .isTrue();
        }
    }

    private static Map<String, Tensor> used(Graph graph, Map<String, Tensor> feeds) {
        List<String> names = graph.placeholders().stream().map(Placeholder::label).toList();
        Map<String, Tensor> used = new LinkedHashMap<>(feeds);
        used.keySet().retainAll(names);
        return used;
    }

    private static Tensor named(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static byte[] bytes(Tensor tensor) {
        return tensor.data().toArray(ValueLayout.JAVA_BYTE);
    }
}
