package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.keras.Run;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The gradient of a penalty on gradients, through recurrences and attention, against differences.
class SecondOrderTest {

    static List<SequenceCase> cases() {
        return List.of(
                SequenceCase.all("sequence_recurrent").get(6),
                SequenceCase.all("sequence_recurrent").get(12),
                SequenceCase.all("sequence_heads").getFirst(),
                SequenceCase.all("sequence_attention").getFirst());
    }

    /// The penalty `|∂Σ p·y / ∂x|²` with its gradient, by the weight or input of a name.
    private record Penalty(Map<String, Value> wanted, String name) {

        static Penalty of(SequenceCase expected) {
            FedScope scope = FedScope.inference(expected.weights());
            Call call = expected.call(DataType.FLOAT32, false);
            Value y = expected.layer().call(scope, call).output();
            Tensor direction = expected.tensors("directions").getFirst().orElseThrow();
            Value total = sum(multiply(y, constant(direction)));
            Value slope = Gradients.gradients(total, List.of(call.input())).getFirst();
            Value penalty = sum(square(slope));
            Map<String, Value> by = new LinkedHashMap<>(scope.seen().weights());
            by.put("x0", call.input());
            String name =
                    by.containsKey("key/kernel") ? "key/kernel" : by.keySet().iterator().next();
            Value at = Objects.requireNonNull(by.get(name));
            Value gradient = Gradients.gradients(penalty, List.of(at)).getFirst();
            return new Penalty(
                    Map.of("penalty", penalty, "gradient", gradient, "total", total), name);
        }

        Tensor run(Map<String, Tensor> feeds, String output) {
            return Objects.requireNonNull(Run.once(wanted, feeds).get(output));
        }

        double after(Map<String, Tensor> feeds, Tensor by, double step) {
            float[] values = Objects.requireNonNull(feeds.get(name)).floats();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (step * by.at(i));
            }
            Map<String, Tensor> fed = new LinkedHashMap<>(feeds);
            fed.put(name, Tensor.of(by.shape(), values));
            return run(fed, "penalty").at(0);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPenaltyOnGradientsRisesAlongItsGradient(SequenceCase expected) {
        Penalty penalty = Penalty.of(expected);
        Map<String, Tensor> feeds = expected.feeds();
        Tensor gradient = penalty.run(feeds, "gradient");
        double squares = 0;
        for (float value : gradient.floats()) {
            squares += (double) value * value;
        }
        double step = 1e-2 / Math.sqrt(squares);
        double rise = penalty.after(feeds, gradient, step) - penalty.after(feeds, gradient, -step);
        assertThat(squares).isPositive();
        assertThat(rise / (2 * step)).isCloseTo(squares, within(5e-3 * squares));
    }
}
