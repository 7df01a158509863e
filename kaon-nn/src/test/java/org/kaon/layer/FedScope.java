package org.kaon.layer;

import static org.kaon.op.Cast.cast;

import org.kaon.graph.Constant;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A scope over weights that are fed by their paths; it remembers what was asked for, in order.
record FedScope(String path, Map<String, Tensor> weights, Setting setting, Seen seen)
        implements Scope {

    /// What a call computes in, and in which step of which phase.
    record Setting(DataType compute, Phase phase, long step) {}

    /// What the layer asked for, and the number of random streams that it took.
    record Seen(
            Map<String, Value> weights,
            Map<String, Variable> states,
            Map<Variable, Value> updates,
            int[] streams) {}

    static FedScope of(Map<String, Tensor> weights, Setting setting) {
        Seen nothing =
                new Seen(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new int[1]);
        return new FedScope("", weights, setting, nothing);
    }

    static FedScope inference(Map<String, Tensor> weights) {
        return of(weights, new Setting(DataType.FLOAT32, Phase.INFERENCE, 0));
    }

    private Tensor given(String full, Shape shape) {
        Tensor tensor = Objects.requireNonNull(weights.get(full), full);
        if (!tensor.shape().equals(shape)) {
            throw new AssertionError(full + " should be " + tensor.shape() + ", not " + shape);
        }
        return tensor;
    }

    @Override
    public DataType compute() {
        return setting.compute;
    }

    @Override
    public Value weight(String name, Shape shape, WeightSettings settings) {
        String full = path + name;
        Tensor tensor = given(full, shape);
        Value fed =
                seen.weights.computeIfAbsent(
                        full, key -> Placeholder.placeholder(key, tensor.type()));
        return cast(fed, setting.compute);
    }

    @Override
    public void penalise(Value loss) {}

    @Override
    public Variable state(String name, Shape shape, Initializer initializer) {
        String full = path + name;
        Tensor tensor = given(full, shape);
        return seen.states.computeIfAbsent(full, key -> new Variable(key, tensor));
    }

    @Override
    public void update(Variable state, Value next) {
        seen.updates.put(state, next);
    }

    @Override
    public Phase phase() {
        return setting.phase;
    }

    @Override
    public Scope within(String name) {
        return new FedScope(path + name + "/", weights, setting, seen);
    }

    @Override
    public Scope frozen() {
        return this;
    }

    @Override
    public Stream stream(Seed seed) {
        return new Stream(Constant.constant(setting.step), seed.key(5, path, seen.streams[0]++));
    }
}
