package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.gradient.GradientException;
import org.kaon.gradient.Jvp;
import org.kaon.graph.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Forward mode over every differentiable op, in float64: the tangent is the central difference
/// along it, element by element.
class JvpCasesTest {

    private static final double STEP = 1e-5;

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCasesTest#differentiable")
    void hasTheTangentOfItsDifferences(OpCase example) {
        List<Value> inputs = example.placeholders(shape -> shape);
        List<Value> floats = OpCase.floats(inputs);
        List<Value> tangents = new ArrayList<>();
        floats.forEach(x -> tangents.add(OpCase.random(x.shape(), 30 + tangents.size())));
        Value y = example.call().apply(inputs);
        Value tangent;
        try {
            tangent = Jvp.jvp(List.of(y), floats, tangents).getFirst();
        } catch (GradientException e) {
            assertThat(example.order()).as("%s", e.getMessage()).isEqualTo(1);
            return;
        }
        assertThat(tangent.type()).isEqualTo(y.type());
        Map<String, Doubles> here = example.doubles();
        double[] found = Interpreter.evaluate(List.of(tangent), here).getFirst().values();
        double[] ahead = along(inputs, tangents, y, here, STEP);
        double[] behind = along(inputs, tangents, y, here, -STEP);
        for (int i = 0; i < found.length; i++) {
            double difference = (ahead[i] - behind[i]) / (2 * STEP);
            assertThat(found[i])
                    .as("element %d", i)
                    .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
        }
    }

    private static double[] along(
            List<Value> inputs,
            List<Value> tangents,
            Value y,
            Map<String, Doubles> here,
            double step) {
        Map<String, Doubles> moved = new TreeMap<>(here);
        List<Doubles> directions = Interpreter.evaluate(tangents, here);
        int next = 0;
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).dataType().isFloating()) {
                Doubles x = Objects.requireNonNull(moved.get("x" + i));
                double[] by = directions.get(next++).values();
                double[] values = x.values().clone();
                for (int j = 0; j < values.length; j++) {
                    values[j] += step * by[j];
                }
                moved.put("x" + i, new Doubles(x.type(), values));
            }
        }
        return Interpreter.evaluate(List.of(y), moved).getFirst().values();
    }
}
