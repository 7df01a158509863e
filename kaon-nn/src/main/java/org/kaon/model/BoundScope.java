package org.kaon.model;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.layer.Phase;
import org.kaon.layer.Scope;
import org.kaon.layer.WeightSettings;
import org.kaon.op.Cast;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A scope over the variables of a compiled model.
///
/// @param trainable whether no frozen layer is around this place
record BoundScope(
        String path, Variables variables, Phase phase, Rules rules, Uses uses, boolean trainable)
        implements Scope {

    /// What the layers of one graph asked for: trained weights with their settings, next values of
    /// states, penalties beside those of weights, random streams by place.
    record Uses(
            Map<Variable, WeightSettings> settings,
            Map<Variable, Value> updates,
            List<Value> penalties,
            Map<String, Integer> streams,
            Map<Variable, Beginning> beginnings) {

        static Uses none() {
            return new Uses(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    new HashMap<>(),
                    new LinkedHashMap<>());
        }

        Set<Variable> weights() {
            return settings.keySet();
        }

        /// The step in which weights start where their layers say.
        Graph begun(Graph step) {
            return beginnings.isEmpty() ? step : step.rewrite(this::begun);
        }

        private Node begun(Node node) {
            Beginning own = node.op() instanceof Read read ? beginnings.get(read.variable()) : null;
            return own == null || own.left.source() == node ? node : own.start.source();
        }
    }

    /// What a weight was left as, and where a step starts with it.
    record Beginning(Value left, Value start) {}

    /// The place of a whole model, around those of its layers.
    static BoundScope root(Variables variables, Phase phase, Rules rules, Uses uses) {
        return new BoundScope("", variables, phase, rules, uses, true);
    }

    @Override
    public Scope within(String name) {
        String below = path.isEmpty() ? name : path + "/" + name;
        boolean changes = trainable && !rules.isFrozenLayer(below);
        return new BoundScope(below, variables, phase, rules, uses, changes);
    }

    @Override
    public Scope frozen() {
        return new BoundScope(path, variables, phase, rules, uses, false);
    }

    @Override
    public DataType compute() {
        return rules.compute(path);
    }

    @Override
    public Value weight(String name, Shape shape, WeightSettings settings) {
        Variable variable = state(name, shape, settings.initializer());
        if (trainable && !rules.isFrozen(variable.name())) {
            uses.settings.put(variable, settings);
        }
        return cast(variable.read(), compute());
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
        uses.updates.merge(state, next, (before, after) -> chained(state, before, after));
    }

    /// A layer that is called again goes on from what its state became in the call before.
    private static Value chained(Variable state, Value before, Value after) {
        Node from = multiply(before, constant(1f)).source();
        return new Graph(Map.of("next", after), Map.of())
                .rewrite(node ->
                        node.op() instanceof Read read && read.variable().equals(state)
                                ? from
                                : node)
                .roots()
                .getFirst();
    }

    @Override
    public void begin(Value weight, UnaryOperator<Value> start) {
        Node source = weight.source();
        Node read = source.op() instanceof Cast ? source.input(0).source() : source;
        Variable variable = ((Read) read.op()).variable();
        if (uses.settings.containsKey(variable) && !uses.beginnings.containsKey(variable)) {
            Value left = variable.read();
            uses.beginnings.put(variable, new Beginning(left, start.apply(left)));
        }
    }

    @Override
    public Stream stream(Seed seed) {
        int before = uses.streams.merge(path, 1, Integer::sum) - 1;
        return new Stream(variables.iterations().read(), seed.key(variables.seed(), path, before));
    }
}
