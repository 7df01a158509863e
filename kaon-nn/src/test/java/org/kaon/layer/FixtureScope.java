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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A scope over the weights of a case: it remembers what a layer asks for, in order.
record FixtureScope(
        LayerCase expected, DataType compute, String prefix, boolean trainable, Asked asked)
        implements Scope {

    /// What a layer and its parts asked for, by weight names in Keras's spelling.
    record Asked(
            Set<String> order,
            Map<String, Value> weights,
            Map<Variable, Value> updates,
            List<Value> penalties) {}

    static FixtureScope of(LayerCase expected, DataType compute) {
        return new FixtureScope(
                expected,
                compute,
                "",
                expected.trainable(),
                new Asked(
                        new LinkedHashSet<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>()));
    }

    @Override
    public String path() {
        return prefix.isEmpty() ? "here" : "here/" + prefix.substring(0, prefix.length() - 1);
    }

    @Override
    public Scope within(String name) {
        return new FixtureScope(expected, compute, prefix + name + "/", trainable, asked);
    }

    @Override
    public Scope frozen() {
        return new FixtureScope(expected, compute, prefix, false, asked);
    }

    @Override
    public Value weight(String name, Shape shape, WeightSettings settings) {
        Tensor given = given(name, shape);
        Value read =
                asked.weights.computeIfAbsent(
                        prefix + name,
                        key -> Placeholder.placeholder("weight/" + key, given.type()));
        settings.regularizer().ifPresent(penal -> penalise(penal.penalty(read)));
        return cast(read, compute);
    }

    @Override
    public Variable state(String name, Shape shape, Initializer initializer) {
        return new Variable(prefix + name, given(name, shape));
    }

    private Tensor given(String name, Shape shape) {
        asked.order.add(prefix + name);
        Tensor tensor = expected.weight(prefix + name).value();
        if (!tensor.shape().equals(shape)) {
            throw new AssertionError(name + " should be " + tensor.shape() + ", not " + shape);
        }
        return tensor;
    }

    @Override
    public void penalise(Value loss) {
        asked.penalties.add(loss);
    }

    @Override
    public void update(Variable state, Value next) {
        asked.updates.put(state, next);
    }

    @Override
    public Phase phase() {
        return expected.phase();
    }

    @Override
    public Stream stream(Seed seed) {
        return new Stream(Constant.constant(1L), seed.key(5, path()));
    }
}
