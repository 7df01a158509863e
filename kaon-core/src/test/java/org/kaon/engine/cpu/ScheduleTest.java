package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Transpose.transpose;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

class ScheduleTest {

    private final Variable x = new Variable("x", Tensor.of(Shape.of(4), 1f, 2, 3, 4));
    private final Variable y = new Variable("y", Tensor.of(Shape.of(4), 10f, 20, 30, 40));
    private CpuEngine engine;

    @BeforeEach
    void open() {
        engine = CpuEngine.open(1);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void writesAnUpdateOfItsOwnVariableInPlace() {
        Value next = add(x.read(), constant(1f));
        assertThat(targets(new Graph(Map.of(), Map.of(x, next)))).containsExactly(x);
    }

    @Test
    void writesNothingInPlaceWhoseOldValueIsReadLater() {
        Value next = add(x.read(), constant(1f));
        Value used = matmul(reshape(x.read(), Shape.of(2, 2)), reshape(next, Shape.of(2, 2)));
        Graph graph = new Graph(Map.of("used", used), Map.of(x, next));
        assertThat(targets(graph)).isEmpty();
        assertThat(run(graph).get("used")).containsExactly(10, 13, 22, 29);
        assertThat(engine.read(x).floats()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void anUpdateComesBehindTheLastReaderOfTheOldValue() {
        Value input = placeholder("input", Shape.of(4));
        Value next = add(x.read(), input);
        Value used = matmul(reshape(x.read(), Shape.of(2, 2)), reshape(input, Shape.of(2, 2)));
        Value later = transpose(used);
        Graph graph = Compiler.optimised(new Graph(Map.of("later", later), Map.of(x, next)));
        assertThat(
                        Schedule.of(graph).order().stream()
                                .map(node -> node.op().name())
                                .filter(name -> !name.equals("Read") && !name.equals("Placeholder"))
                                .filter(name -> !name.equals("Reshape")))
                .containsExactly("MatMul", "Fused(Add)", "Transpose");
        assertThat(Schedule.of(graph).targets().values()).containsExactly(x);
    }

    @Test
    void swapsTwoVariables() {
        Graph swap = new Graph(Map.of(), updates(x, y.read(), y, x.read()));
        run(swap);
        assertThat(engine.read(x).floats()).containsExactly(10, 20, 30, 40);
        assertThat(engine.read(y).floats()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void swapsTwoVariablesWithArithmetic() {
        Value two = constant(2f);
        Graph swap =
                new Graph(Map.of(), updates(x, multiply(y.read(), two), y, add(x.read(), two)));
        run(swap);
        assertThat(engine.read(x).floats()).containsExactly(20, 40, 60, 80);
        assertThat(engine.read(y).floats()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void keepsTheOldValueForAnotherVariable() {
        Value next = add(x.read(), constant(1f));
        run(new Graph(Map.of(), updates(x, next, y, x.read())));
        assertThat(engine.read(x).floats()).containsExactly(2, 3, 4, 5);
        assertThat(engine.read(y).floats()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void givesTwoVariablesTheSameNextValue() {
        Value next = add(x.read(), y.read());
        run(new Graph(Map.of(), updates(x, next, y, next)));
        assertThat(engine.read(x).floats()).containsExactly(11, 22, 33, 44);
        assertThat(engine.read(y).floats()).containsExactly(11, 22, 33, 44);
    }

    @Test
    void showsAVariableAsItWasBeforeTheRun() {
        Value next = add(x.read(), constant(1f));
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("old", x.read());
        outputs.put("square", reshape(x.read(), Shape.of(2, 2)));
        Map<String, float[]> shown = run(new Graph(outputs, Map.of(x, next)));
        assertThat(shown.get("old")).containsExactly(1, 2, 3, 4);
        assertThat(shown.get("square")).containsExactly(1, 2, 3, 4);
        assertThat(engine.read(x).floats()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void readsThroughReshapesSeeTheOldValue() {
        Value input = placeholder("input", Shape.of(2, 2));
        Value square = reshape(x.read(), Shape.of(2, 2));
        Value next = add(x.read(), constant(1f));
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("first", matmul(input, square));
        outputs.put("next", multiply(next, constant(2f)));
        outputs.put("last", transpose(square));
        Map<String, float[]> shown =
                run(
                        new Graph(outputs, Map.of(x, next)),
                        Map.of("input", Tensor.of(Shape.of(2, 2), 1f, 0, 0, 1)));
        assertThat(shown.get("first")).containsExactly(1, 2, 3, 4);
        assertThat(shown.get("next")).containsExactly(4, 6, 8, 10);
        assertThat(shown.get("last")).containsExactly(1, 3, 2, 4);
    }

    @Test
    void resultsOutliveWhatOtherPlansAssign() {
        Value next = add(x.read(), constant(1f));
        Graph first = new Graph(Map.of("next", next), Map.of(x, next));
        Graph other = new Graph(Map.of(), Map.of(x, multiply(x.read(), constant(0f))));
        try (Plan step = engine.compile(first);
                Plan clear = engine.compile(other)) {
            Tensor shown = Objects.requireNonNull(step.run(Map.of()).get("next"));
            clear.run(Map.of());
            assertThat(shown.floats()).containsExactly(2, 3, 4, 5);
            assertThat(engine.read(x).floats()).containsOnly(0f);
        }
    }

    private static Iterable<Variable> targets(Graph graph) {
        return Schedule.of(Compiler.optimised(graph)).targets().values();
    }

    private static Map<Variable, Value> updates(Variable a, Value nextA, Variable b, Value nextB) {
        Map<Variable, Value> updates = new LinkedHashMap<>();
        updates.put(a, nextA);
        updates.put(b, nextB);
        return updates;
    }

    private Map<String, float[]> run(Graph graph) {
        return run(graph, Map.of());
    }

    private Map<String, float[]> run(Graph graph, Map<String, Tensor> feeds) {
        try (Plan plan = engine.compile(graph)) {
            Map<String, float[]> results = new LinkedHashMap<>();
            plan.run(feeds).forEach((name, tensor) -> results.put(name, tensor.floats()));
            return results;
        }
    }
}
