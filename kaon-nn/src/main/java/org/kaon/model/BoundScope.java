package org.kaon.model;

import static org.kaon.op.Cast.cast;

import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.layer.Phase;
import org.kaon.layer.Scope;
import org.kaon.layer.WeightSettings;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A scope over the variables of a compiled model.
final class BoundScope implements Scope {

    private final String path;
    private final Variables variables;
    private final Phase phase;
    private final Uses uses;
    private final DataType compute;
    private int streams;

    /// What the layers of one graph asked for: weights for gradients with their settings, next
    /// values of states, penalties beside those of weights.
    record Uses(
            Map<Variable, WeightSettings> settings,
            Map<Variable, Value> updates,
            List<Value> penalties) {

        static Uses none() {
            return new Uses(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        }

        Set<Variable> weights() {
            return settings.keySet();
        }
    }

    BoundScope(String path, Variables variables, Phase phase, Uses uses, DataType compute) {
        this.path = path;
        this.variables = variables;
        this.phase = phase;
        this.uses = uses;
        this.compute = compute;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public DataType compute() {
        return compute;
    }

    @Override
    public Value weight(String name, Shape shape, WeightSettings settings) {
        Variable variable = state(name, shape, settings.initializer());
        uses.settings.put(variable, settings);
        return cast(variable.read(), compute);
    }

    @Override
    public void penalise(Value loss) {
        uses.penalties.add(loss);
    }

    @Override
    public Variable state(String name, Shape shape, Initializer initializer) {
        Variable variable = variables.weight(path + "/" + name);
        if (!variable.type().shape().equals(shape)) {
            throw new ShapeException(
                    "Weight \""
                            + variable.name()
                            + "\": expected "
                            + shape
                            + ", found "
                            + variable.type().shape()
                            + ". The weights belong to another architecture.");
        }
        return variable;
    }

    @Override
    public void update(Variable state, Value next) {
        uses.updates.put(state, next);
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public Stream stream(Seed seed) {
        String place = streams == 0 ? path : path + "#" + streams;
        streams++;
        return new Stream(variables.iterations().read(), seed.key(variables.seed(), place));
    }
}
