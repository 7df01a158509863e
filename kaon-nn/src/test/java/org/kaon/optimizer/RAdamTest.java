package org.kaon.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Graph;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.keras.KerasNumbers;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Beside PyTorch's RAdam and a plain loop around it: `radam.py` wrote the numbers.
class RAdamTest {

    private static final KerasNumbers GIVEN =
            new KerasNumbers(KerasNumbers.resource("/org/kaon/optimizer/radam.json"));

    private static final RAdam RADAM = new RAdam(Pace.of(0.05), 0.95, 0.999, 1e-5, 5);

    @Test
    void tenStepsAreThoseOfPyTorch() {
        compare(RADAM, "radam");
    }

    @Test
    void slowWeightsFollowEveryThirdStep() {
        compare(new Lookahead(RADAM, 3, 0.4), "lookahead");
    }

    @Test
    void rangerIsRAdamUnderLookahead() {
        Map<String, Object> settings = Map.of("learning_rate", 0.01, "sync_period", 5);
        Optimizer ranger = Optimizers.TABLE.read("ranger", settings);
        assertThat(ranger)
                .isEqualTo(new Lookahead(Lookahead.ranger(0.01).inner(), 5, 0.5))
                .isEqualTo(Optimizers.TABLE.read(Optimizers.write(ranger)));
        assertThatThrownBy(() -> Optimizers.TABLE.read("lookahead", Map.of("optimizer", "sgdd")))
                .hasMessageContaining("nearest known: \"sgd\"");
        assertThatThrownBy(() -> new Lookahead(RADAM, 0, 0.5))
                .hasMessageContaining("\"sync_period\" expects 1 or more, found 0");
    }

    private static void compare(Optimizer optimizer, String key) {
        Variable weight = new Variable("w", tensor(GIVEN.numbers("start")));
        Variable iterations = new Variable("iterations", Tensor.scalar(0L));
        Map<String, Variable> slots = new LinkedHashMap<>();
        Map<Variable, Value> updates =
                optimizer.updates(
                        (path, shape, initial) ->
                                slots.computeIfAbsent(
                                        path, name -> Slot.variable(name, shape, initial)),
                        List.of(weight),
                        List.of(Placeholder.placeholder("g", weight.type())),
                        constant(0.05f),
                        iterations.read());
        updates.put(iterations, add(iterations.read(), constant(1L)));
        List<?> wanted = (List<?>) GIVEN.at(key);
        List<?> gradients = (List<?>) GIVEN.at("gradients");
        try (CpuEngine engine = CpuEngine.open(1)) {
            engine.call(() -> {
                try (Plan plan = engine.compile(new Graph(Map.of(), updates))) {
                    for (int step = 0; step < gradients.size(); step++) {
                        plan.run(Map.of("g", tensor(numbers(gradients.get(step)))));
                        double[] expected = numbers(wanted.get(step));
                        for (int i = 0; i < expected.length; i++) {
                            assertThat(engine.read(weight).at(i))
                                    .as("step %d", step)
                                    .isCloseTo(expected[i], within(2e-6));
                        }
                    }
                }
                return updates;
            });
        }
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    private static Tensor tensor(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.of(Shape.of(floats.length), floats);
    }
}
