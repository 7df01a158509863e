package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.activation.Activation;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.keras.Run;
import org.kaon.op.GateMasks;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Dropout inside recurrences: the same elements at every step, others in the next training step.
class RecurrentDropoutTest {

    private static final int ROWS = 200;
    private static final int UNITS = 20;

    private static Tensor full(float value, long... extents) {
        float[] values = new float[(int) Shape.of(extents).size()];
        Arrays.fill(values, value);
        return Tensor.of(Shape.of(extents), values);
    }

    private static Tensor identity() {
        float[] values = new float[UNITS * UNITS];
        for (int i = 0; i < UNITS; i++) {
            values[i * UNITS + i] = 1;
        }
        return Tensor.of(Shape.of(UNITS, UNITS), values);
    }

    /// A linear cell with h′ = x·kernel + h·recurrent over three steps of ones.
    private static Tensor run(Tensor kernel, Tensor recurrent, StateDropout dropout, long step) {
        Map<String, Tensor> weights =
                Map.of(
                        "simple_rnn_cell/kernel", kernel,
                        "simple_rnn_cell/recurrent_kernel", recurrent);
        SimpleRnn plain = SimpleRnn.simpleRnn(UNITS);
        SimpleRnn layer =
                new SimpleRnn(
                        UNITS,
                        Activation.LINEAR,
                        plain.weights().withoutBias(),
                        dropout,
                        Traversal.toLast().withSequences(),
                        Activity.FREE);
        Tensor x = full(1, ROWS, 3, UNITS);
        FedScope.Setting training = new FedScope.Setting(DataType.FLOAT32, Phase.TRAINING, step);
        Value y = layer.apply(FedScope.of(weights, training), List.of(Run.fed("x", x)));
        Map<String, Tensor> feeds = new LinkedHashMap<>(weights);
        feeds.put("x", x);
        return Run.once(y, feeds);
    }

    private static StateDropout rates(double inputs, double states) {
        return new StateDropout(inputs, states, Seed.ofModel());
    }

    @Test
    void inputsAreDroppedAlikeAtEveryStep() {
        Tensor y = run(identity(), full(0, UNITS, UNITS), rates(0.25, 0), 1);
        int dropped = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int unit = 0; unit < UNITS; unit++) {
                double first = y.at((long) row * 3 * UNITS + unit);
                assertThat(first == 0 || Math.abs(first - 1 / 0.75) < 1e-6).isTrue();
                assertThat(y.at((row * 3L + 2) * UNITS + unit)).isEqualTo(first);
                dropped += first == 0 ? 1 : 0;
            }
        }
        int n = ROWS * UNITS;
        double spread = Math.sqrt(0.25 * 0.75 / n);
        assertThat(dropped / (double) n).isCloseTo(0.25, within(5 * spread));
    }

    @Test
    void statesAreDroppedAlikeAtEveryStep() {
        Tensor y = run(identity(), identity(), rates(0, 0.5), 1);
        for (int row = 0; row < ROWS; row++) {
            for (int unit = 0; unit < UNITS; unit++) {
                long at = (long) row * 3 * UNITS + unit;
                double second = y.at(at + UNITS);
                // 1 + m, then 1 + m·(1 + m), with m = 0 or 2.
                assertThat(second).isIn(1.0, 3.0);
                assertThat(y.at(at + 2 * UNITS)).isEqualTo(second == 1 ? 1.0 : 7.0);
            }
        }
    }

    @Test
    void aStepHasItsOwnNumbersAndGivesThemAgain() {
        float[] first = run(identity(), identity(), rates(0.3, 0.3), 1).floats();
        assertThat(run(identity(), identity(), rates(0.3, 0.3), 1).floats()).isEqualTo(first);
        assertThat(run(identity(), identity(), rates(0.3, 0.3), 2).floats()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachGateDropsItsOwnStates(boolean fixed) {
        Seed seed = fixed ? new Seed.Fixed(7) : Seed.ofModel();
        FedScope.Setting training = new FedScope.Setting(DataType.FLOAT32, Phase.TRAINING, 1);
        Tensor x = full(1, ROWS, 3, UNITS);
        GateMasks masks =
                new StateDropout(0.5, 0.5, seed)
                        .masks(FedScope.of(Map.of(), training), Run.fed("x", x), UNITS, 4);
        List<Tensor> factors =
                Stream.concat(masks.inputs().stream(), masks.states().stream())
                        .map(factor -> Run.once(factor, Map.of()))
                        .toList();
        double n = ROWS * UNITS;
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < a; b++) {
                int alike = 0;
                for (int i = 0; i < n; i++) {
                    alike += factors.get(a).at(i) == factors.get(b).at(i) ? 1 : 0;
                }
                assertThat(alike / n).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(n)));
            }
        }
    }
}
