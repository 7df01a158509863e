package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.Config;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Layers of which several inputs, masks or keywords are known: values, masks, gradients, settings
/// and weights against the rows of fixtures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface SequenceContract {

    /// The names of the fixtures.
    List<String> fixtures();

    default List<SequenceCase> cases() {
        return fixtures().stream().flatMap(name -> SequenceCase.all(name).stream()).toList();
    }

    /// To within a tolerance of the largest element, or of `least` where that is larger: what
    /// cancels in float32 leaves some 10⁻⁷ of its terms.
    static void requireClose(
            String what, Tensor found, Tensor wanted, double tolerance, double least) {
        assertThat(found.shape()).as(what).isEqualTo(wanted.shape());
        double largest = least;
        for (int i = 0; i < wanted.size(); i++) {
            largest = Math.max(largest, Math.abs(wanted.at(i)));
        }
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(Math.abs(found.at(i) - wanted.at(i)))
                    .as("%s[%d]: %s for %s", what, i, found.at(i), wanted.at(i))
                    .isLessThanOrEqualTo(tolerance * largest);
        }
    }

    private static Tensor result(Map<String, Tensor> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void givesTheNumbersOfTheFixture(SequenceCase expected) {
        FedScope scope = FedScope.inference(expected.held());
        Call call = expected.call(DataType.FLOAT32, false);
        Outcome outcome = expected.layer().call(scope, call);
        Map<String, Value> wanted = named("y", outcome.outputs());
        wanted.putAll(gradients(expected, outcome.outputs(), fed(call, scope)));
        outcomeMasks(outcome).forEach((i, mask) -> wanted.put("mask" + i, mask));
        Map<String, Tensor> found = Run.once(wanted, expected.feeds());
        List<Optional<Tensor>> outputs = expected.tensors("outputs");
        assertThat(outcome.outputs()).hasSameSizeAs(outputs);
        for (int i = 0; i < outputs.size(); i++) {
            requireClose("y" + i, result(found, "y" + i), outputs.get(i).orElseThrow(), 1e-5, 0.01);
            Optional<Tensor> mask = expected.tensors("output_masks").get(i);
            assertThat(outcome.masks().get(i).isPresent()).isEqualTo(mask.isPresent());
            if (mask.isPresent()) {
                requireClose("mask" + i, result(found, "mask" + i), mask.get(), 0, 0.01);
            }
        }
        requireGradients(expected, found);
    }

    private static Map<Integer, Value> outcomeMasks(Outcome outcome) {
        Map<Integer, Value> masks = new LinkedHashMap<>();
        for (int i = 0; i < outcome.masks().size(); i++) {
            int place = i;
            outcome.masks().get(i).ifPresent(mask -> masks.put(place, mask));
        }
        return masks;
    }

    private static Map<String, Value> named(String prefix, List<Value> values) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (Value value : values) {
            named.put(prefix + named.size(), value);
        }
        return named;
    }

    private static Map<String, Value> fed(Call call, FedScope scope) {
        Map<String, Value> by = named("x", call.inputs());
        call.named()
                .forEach((name, value) -> {
                    if (!name.endsWith("mask")) {
                        by.put(name, value);
                    }
                });
        by.putAll(scope.seen().weights());
        return by;
    }

    private static Map<String, Value> gradients(
            SequenceCase expected, List<Value> outputs, Map<String, Value> by) {
        Value total = constant(0f);
        for (int i = 0; i < outputs.size(); i++) {
            Tensor direction = expected.tensors("directions").get(i).orElseThrow();
            total = add(total, sum(multiply(outputs.get(i), constant(direction))));
        }
        List<Value> found = Gradients.gradients(total, new ArrayList<>(by.values()));
        Map<String, Value> gradients = new LinkedHashMap<>();
        by.keySet().forEach(name -> gradients.put("d/" + name, found.get(gradients.size())));
        return gradients;
    }

    private static void requireGradients(SequenceCase expected, Map<String, Tensor> found) {
        List<Optional<Tensor>> inputs = expected.tensors("input_gradients");
        for (int i = 0; i < inputs.size(); i++) {
            requireClose(
                    "dx" + i, result(found, "d/x" + i), inputs.get(i).orElseThrow(), 1e-4, 0.1);
        }
        List<Optional<Tensor>> states = expected.tensors("state_gradients");
        for (int i = 0; i < states.size(); i++) {
            Tensor gradient = result(found, "d/initial_state[" + i + "]");
            requireClose("dh" + i, gradient, states.get(i).orElseThrow(), 1e-4, 0.1);
        }
        Map<String, Tensor> weights = expected.row().in("weight_gradients").tensors();
        weights.forEach((name, wanted) -> {
            requireClose("d" + name, result(found, "d/" + name), wanted, 1e-4, 0.1);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void asksForTheWeightsInTheirOrder(SequenceCase expected) {
        FedScope scope = FedScope.inference(expected.held());
        Outcome outcome = expected.layer().call(scope, expected.call(DataType.FLOAT32, true));
        assertThat(scope.seen().weights().keySet())
                .containsExactlyElementsOf(expected.weights().keySet());
        Shape known = expected.tensors("outputs").getFirst().orElseThrow().shape();
        assertThat(outcome.output().shape().without(0)).isEqualTo(known.without(0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void writesItsSettingsAndReadsThemBack(SequenceCase expected) {
        Layer layer = expected.layer();
        Config.Writer out = new Config.Writer();
        layer.write(out);
        Map<String, Object> wanted =
                new LinkedHashMap<>(expected.row().in("layer").in("config").values());
        wanted.keySet().removeAll(List.of("name", "trainable", "dtype"));
        assertThat(KerasNumbers.tree(out.values())).isEqualTo(KerasNumbers.tree(wanted));
        assertThat(Layers.TABLE.read(layer.className(), out.values())).isEqualTo(layer);
    }

    @ParameterizedTest
    @MethodSource("cases")
    default void givesAboutTheSameInBfloat16(SequenceCase expected) {
        FedScope.Setting setting = new FedScope.Setting(DataType.BFLOAT16, Phase.INFERENCE, 0);
        FedScope scope = FedScope.of(expected.held(), setting);
        Outcome outcome = expected.layer().call(scope, expected.call(DataType.BFLOAT16, false));
        assertThat(outcome.output().dataType()).isEqualTo(DataType.BFLOAT16);
        List<Value> floats =
                outcome.outputs().stream().map(y -> cast(y, DataType.FLOAT32)).toList();
        Map<String, Tensor> found = Run.once(named("y", floats), expected.feeds());
        List<Optional<Tensor>> outputs = expected.tensors("outputs");
        for (int i = 0; i < outputs.size(); i++) {
            requireClose("y" + i, result(found, "y" + i), outputs.get(i).orElseThrow(), 0.05, 0.5);
        }
    }
}
