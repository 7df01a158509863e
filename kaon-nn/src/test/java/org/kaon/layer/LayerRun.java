package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A layer called once as a case says, with all that the call gave.
final class LayerRun {

    private final LayerCase expected;
    private final FixtureScope.Asked asked;
    private final Graph graph;
    private final List<Value> outputs;
    private final List<Optional<Value>> masks;
    private final Map<String, Tensor> feeds = new LinkedHashMap<>();
    private final Map<String, Tensor> results;

    static LayerRun of(LayerCase expected, Map<?, ?> layer) {
        return of(expected, layer, DataType.FLOAT32);
    }

    static LayerRun of(LayerCase expected, Map<?, ?> layer, DataType compute) {
        return new LayerRun(expected, Layers.TABLE.read(layer), compute, false);
    }

    static LayerRun ofUnknownBatch(LayerCase expected) {
        return new LayerRun(expected, Layers.TABLE.read(expected.layer()), DataType.FLOAT32, true);
    }

    private LayerRun(LayerCase expected, Layer layer, DataType compute, boolean openBatch) {
        this.expected = expected;
        FixtureScope scope = FixtureScope.of(expected, compute);
        this.asked = scope.asked();
        List<Value> fed = new ArrayList<>();
        List<Value> inputs = new ArrayList<>();
        List<Optional<Value>> inputMasks = new ArrayList<>();
        for (Tensor value : expected.inputs().values()) {
            int place = fed.size();
            fed.add(feed("x" + place, value, openBatch));
            inputs.add(inCompute(fed.getLast(), compute));
            inputMasks.add(
                    expected.inputs()
                            .masks()
                            .get(place)
                            .map(mask -> feed("mask" + place, mask, openBatch)));
        }
        Map<String, Value> keywords = new LinkedHashMap<>();
        expected.inputs()
                .named()
                .forEach((name, value) ->
                        keywords.put(
                                name, inCompute(feed("named/" + name, value, openBatch), compute)));
        Outcome outcome = layer.call(scope, new Call(inputs, inputMasks, keywords));
        outputs = outcome.outputs();
        masks = outcome.masks();
        asked.weights()
                .keySet()
                .forEach(name -> feeds.put("weight/" + name, expected.weight(name).value()));
        boolean exact = compute == DataType.FLOAT32 && !openBatch;
        graph = new Graph(named(exact ? fed : List.of()), exact ? asked.updates() : Map.of());
        results = run(feeds);
    }

    private Value feed(String name, Tensor value, boolean openBatch) {
        boolean open = openBatch && value.shape().rank() > 0;
        Shape shape = open ? value.shape().with(0, Shape.ANY) : value.shape();
        feeds.put(name, value);
        return Placeholder.placeholder(name, value.type().withShape(shape));
    }

    private static Value inCompute(Value x, DataType compute) {
        return x.dataType().isFloating() ? cast(x, compute) : x;
    }

    private Map<String, Value> named(List<Value> fed) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            named.put("y" + i, outputs.get(i));
        }
        for (int i = 0; i < masks.size(); i++) {
            String name = "mask_out" + i;
            masks.get(i).ifPresent(mask -> named.put(name, mask));
        }
        if (fed.isEmpty()) {
            return named;
        }
        Value total = constant(0f);
        for (int i = 0; i < outputs.size(); i++) {
            if (!outputs.get(i).dataType().isFloating()) {
                continue;
            }
            Tensor projection = expected.results().projections().get(i);
            feeds.put("p" + i, projection);
            total =
                    add(
                            total,
                            sum(
                                    multiply(
                                            outputs.get(i),
                                            Placeholder.placeholder("p" + i, projection.type()))));
        }
        named.put("total", total);
        named.put("penalty", asked.penalties().stream().reduce(constant(0f), (a, b) -> add(a, b)));
        List<Value> by = new ArrayList<>(asked.weights().values());
        List<String> names = new ArrayList<>();
        asked.weights().keySet().forEach(name -> names.add("gradient/" + name));
        for (int i = 0; i < fed.size(); i++) {
            if (fed.get(i).dataType().isFloating()) {
                by.add(fed.get(i));
                names.add("gradient/x" + i);
            }
        }
        List<Value> gradients = Gradients.gradients(total, by);
        for (int i = 0; i < by.size(); i++) {
            named.put(names.get(i), gradients.get(i));
        }
        return named;
    }

    private Map<String, Tensor> run(Map<String, Tensor> fed) {
        try (CpuEngine engine = CpuEngine.open(1)) {
            return engine.call(() -> {
                Map<String, Shape> shapes = new LinkedHashMap<>();
                fed.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
                Map<String, Tensor> copies = new LinkedHashMap<>();
                try (Plan plan = engine.compile(graph, shapes)) {
                    plan.run(fed)
                            .forEach((name, tensor) ->
                                    copies.put(name, tensor.copy(Arena.ofAuto())));
                    for (Variable state : asked.updates().keySet()) {
                        if (graph.updates().containsKey(state)) {
                            copies.put("after/" + state.name(), engine.read(state));
                        }
                    }
                }
                return copies;
            });
        }
    }

    List<Value> outputs() {
        return outputs;
    }

    List<String> weightNames() {
        return List.copyOf(asked.order());
    }

    boolean isTrained(String name) {
        return asked.weights().containsKey(name);
    }

    void requireOutputs(double tolerance) {
        for (int i = 0; i < outputs.size(); i++) {
            requireClose("y" + i, expected.results().outputs().get(i), tolerance);
        }
    }

    void requireGradients(double tolerance) {
        for (LayerCase.Weight weight : expected.weights()) {
            weight.gradient()
                    .ifPresent(
                            wanted -> requireClose("gradient/" + weight.name(), wanted, tolerance));
        }
        for (int i = 0; i < expected.results().gradients().size(); i++) {
            String name = "gradient/x" + i;
            expected.results()
                    .gradients()
                    .get(i)
                    .ifPresent(wanted -> requireClose(name, wanted, tolerance));
        }
    }

    /// What Keras's call changed has changed, and nothing else.
    void requireUpdates(double tolerance) {
        for (LayerCase.Weight weight : expected.weights()) {
            String name = "after/" + weight.name();
            if (results.containsKey(name)) {
                requireClose(name, weight.after().orElseThrow(), tolerance);
            } else {
                weight.after()
                        .ifPresent(after ->
                                assertThat(after.data().mismatch(weight.value().data()))
                                        .as(name)
                                        .isNegative());
            }
        }
    }

    void requirePenalty(double tolerance) {
        double wanted = expected.results().penalty();
        assertThat(Objects.requireNonNull(results.get("penalty")).at(0))
                .isCloseTo(wanted, within(tolerance * Math.max(1, Math.abs(wanted))));
    }

    void requireMasks() {
        for (int i = 0; i < expected.results().masks().size(); i++) {
            String name = "mask_out" + i;
            expected.results()
                    .masks()
                    .get(i)
                    .ifPresentOrElse(
                            wanted -> requireClose(name, wanted, 0),
                            () -> assertThat(results).doesNotContainKey(name));
        }
    }

    double projection() {
        return Objects.requireNonNull(results.get("total")).at(0);
    }

    /// `Σ p·output` after a step against the gradient that lowers it by `share` of its first-order
    /// size.
    double projectionAfterAStep(double share) {
        double squares = 0;
        double size = 0;
        Map<String, Tensor> moved = new LinkedHashMap<>(feeds);
        for (String name : feeds.keySet()) {
            for (double g : gradient(name)) {
                squares += g * g;
            }
        }
        for (Tensor y : expected.results().outputs()) {
            for (int i = 0; i < y.size(); i++) {
                size += Math.abs(y.at(i));
            }
        }
        double rate = squares == 0 ? 0 : share * size / squares;
        for (String name : feeds.keySet()) {
            double[] gradient = gradient(name);
            if (gradient.length > 0) {
                float[] values = Objects.requireNonNull(feeds.get(name)).floats();
                for (int i = 0; i < values.length; i++) {
                    values[i] -= (float) (rate * gradient[i]);
                }
                moved.put(name, Tensor.of(feeds.get(name).shape(), values));
            }
        }
        return Objects.requireNonNull(run(moved).get("total")).at(0);
    }

    private double[] gradient(String feed) {
        Tensor found = results.get("gradient/" + feed.replace("weight/", ""));
        double[] values = new double[found == null ? 0 : (int) found.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Objects.requireNonNull(found).at(i);
        }
        return values;
    }

    /// Equal to within `tolerance` of each element, and of the largest one a hundredth less.
    private void requireClose(String name, Tensor wanted, double tolerance) {
        Tensor found = Objects.requireNonNull(results.get(name), name);
        assertThat(found.shape()).as(name).isEqualTo(wanted.shape());
        double largest = 0;
        for (int i = 0; i < wanted.size(); i++) {
            largest = Math.max(largest, Math.abs(wanted.at(i)));
        }
        for (int i = 0; i < wanted.size(); i++) {
            double off = Math.abs(found.at(i) - wanted.at(i));
            assertThat(off)
                    .as("%s %s [%d]: %s for %s", expected, name, i, found.at(i), wanted.at(i))
                    .isLessThanOrEqualTo(tolerance * Math.max(largest, 1e-2));
        }
    }
}
