package org.kaon.layer;

import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.Map;
import java.util.function.UnaryOperator;

/// A place that remembers the weights which are handed out there.
record ListeningScope(Scope scope, Map<String, Value> handed) implements Scope {

    @Override
    public Value weight(String name, Shape shape, WeightSettings settings) {
        Value weight = scope.weight(name, shape, settings);
        handed.put(name, weight);
        return weight;
    }

    @Override
    public String path() {
        return scope.path();
    }

    @Override
    public DataType compute() {
        return scope.compute();
    }

    @Override
    public void penalise(Value loss) {
        scope.penalise(loss);
    }

    @Override
    public Variable state(String name, Shape shape, Initializer initializer) {
        return scope.state(name, shape, initializer);
    }

    @Override
    public void update(Variable state, Value next) {
        scope.update(state, next);
    }

    @Override
    public void begin(Value weight, UnaryOperator<Value> start) {
        scope.begin(weight, start);
    }

    @Override
    public Phase phase() {
        return scope.phase();
    }

    @Override
    public Scope within(String name) {
        return scope.within(name);
    }

    @Override
    public Scope frozen() {
        return new ListeningScope(scope.frozen(), handed);
    }

    @Override
    public boolean trainable() {
        return scope.trainable();
    }

    @Override
    public Stream stream(Seed seed) {
        return scope.stream(seed);
    }
}
