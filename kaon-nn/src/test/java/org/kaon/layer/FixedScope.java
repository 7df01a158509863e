package org.kaon.layer;

import org.kaon.graph.Constant;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Objects;

/// A scope with given weights; its random streams depend on the given step.
record FixedScope(Map<String, Tensor> weights, Phase phase, long step) implements Scope {

    @Override
    public String path() {
        return "layer";
    }

    @Override
    public Value weight(String name, Shape shape, WeightSettings settings) {
        Tensor tensor = Objects.requireNonNull(weights.get(name), name);
        if (!tensor.shape().equals(shape)) {
            throw new AssertionError(name + " should be " + tensor.shape() + ", not " + shape);
        }
        return Constant.constant(tensor);
    }

    @Override
    public void penalise(Value loss) {
        throw new UnsupportedOperationException("penalise");
    }

    @Override
    public Variable state(String name, Shape shape, Initializer initializer) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public void update(Variable state, Value next) {
        throw new UnsupportedOperationException(state.name());
    }

    @Override
    public Scope within(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public Scope frozen() {
        return this;
    }

    @Override
    public Stream stream(Seed seed) {
        return new Stream(Constant.constant(step), seed.key(5, path()));
    }
}
