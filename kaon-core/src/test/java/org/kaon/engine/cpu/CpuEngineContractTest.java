package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
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
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.Count;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.op.OpCase;
import org.kaon.op.OpCases;
import org.kaon.op.ReshapeLike;
import org.kaon.tensor.Tensor;

import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Every op and its gradient on the CPU engine, against slow loops in double precision.
class CpuEngineContractTest {

    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(2);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static List<OpCase> cases() {
        return OpCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void computesWhatTheLoopsCompute(OpCase opCase) {
        compare(opCase.graph(), opCase.feeds());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void computesTheGradientThatTheLoopsCompute(OpCase opCase) {
        compare(opCase.gradientGraph(), opCase.feeds());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheSameBitsAgain(OpCase opCase) {
        Map<String, Tensor> feeds = used(opCase.graph(), opCase.feeds());
        try (Plan plan = engine.compile(opCase.graph())) {
            byte[] first = bytes(named(plan.run(feeds), "y"));
            assertThat(bytes(named(plan.run(feeds), "y"))).isEqualTo(first);
        }
    }

    @Test
    void carriesOutEveryOp() {
        for (OpCase opCase : cases()) {
            Op op = opCase.op();
            boolean resolvedBefore =
                    switch (op) {
                        case Read _, Placeholder _, Constant _, Blank _, Count _, ReshapeLike _ ->
                                true;
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

    private static void compare(Graph graph, Map<String, Tensor> feeds) {
        List<Value> wanted = List.copyOf(graph.outputs().values());
        Map<String, Doubles> doubles = new LinkedHashMap<>();
        feeds.forEach((name, tensor) -> doubles.put(name, Doubles.of(tensor)));
        List<Doubles> expected = Interpreter.evaluate(wanted, doubles);
        try (Plan plan = engine.compile(graph)) {
            Map<String, Tensor> found = plan.run(used(graph, feeds));
            int index = 0;
            for (String name : graph.outputs().keySet()) {
                close(name, named(found, name), expected.get(index++));
            }
        }
    }

    private static Map<String, Tensor> used(Graph graph, Map<String, Tensor> feeds) {
        List<String> names = graph.placeholders().stream().map(Placeholder::label).toList();
        Map<String, Tensor> used = new LinkedHashMap<>(feeds);
        used.keySet().retainAll(names);
        return used;
    }

    private static void close(String name, Tensor found, Doubles expected) {
        assertThat(found.type()).as(name).isEqualTo(expected.type());
        for (int i = 0; i < expected.values().length; i++) {
            double wanted = expected.values()[i];
            if (Double.isNaN(wanted)) {
                assertThat(found.at(i)).isNaN();
            } else {
                assertThat(found.at(i))
                        .as("%s[%d]", name, i)
                        .isCloseTo(wanted, Offset.offset(2e-5 * Math.max(1, Math.abs(wanted))));
            }
        }
    }

    private static Tensor named(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static byte[] bytes(Tensor tensor) {
        return tensor.data().toArray(ValueLayout.JAVA_BYTE);
    }
}
