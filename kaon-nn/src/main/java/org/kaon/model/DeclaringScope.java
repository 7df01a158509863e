package org.kaon.model;

import org.kaon.graph.Constant;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.layer.Phase;
import org.kaon.layer.Scope;
import org.kaon.layer.WeightSettings;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A scope that only listens: which weights does a layer ask for?
record DeclaringScope(String path, Phase phase, boolean trainable, Listener listener)
        implements Scope {

    /// Hears of each weight or state, again whenever it is asked for.
    interface Listener {

        /// Hears nothing: for shapes alone.
        Listener DEAF = (path, shape, initializer, trained) -> {};

        void declare(String path, Shape shape, Initializer initializer, boolean trained);
    }

    /// The place of a whole model, around those of its layers.
    static DeclaringScope root(Listener listener) {
        return new DeclaringScope("", Phase.INFERENCE, true, listener);
    }

    /// The shape of every weight.
    static Map<String, Shape> shapes(Architecture architecture) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Trace unused =
                Trace.of(
                        architecture,
                        (path, shape, initializer, trained) -> shapes.putIfAbsent(path, shape));
        assert !unused.events().isEmpty();
        return shapes;
    }

    /// Draws the first value of every weight.
    static Weights initialise(Architecture architecture, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Trace unused =
                Trace.of(
                        architecture,
                        (path, shape, initializer, trained) ->
                                tensors.computeIfAbsent(
                                        path, absent -> initializer.initialise(shape, seed, path)));
        assert !unused.events().isEmpty();
        return new Weights(tensors);
    }

    /// The paths of the weights that training changes by gradients.
    static Set<String> trained(Architecture architecture) {
        Set<String> paths = new LinkedHashSet<>();
        Trace unused =
                Trace.of(
                        architecture,
                        (path, shape, initializer, trained) -> {
                            if (trained) {
                                paths.add(path);
                            }
                        });
        assert !unused.events().isEmpty();
        return paths;
    }

    @Override
    public Scope within(String name) {
        String below = path.isEmpty() ? name : path + "/" + name;
        return new DeclaringScope(below, phase, trainable, listener);
    }

    @Override
    public Scope frozen() {
        return new DeclaringScope(path, phase, false, listener);
    }

    @Override
    public Value weight(String name, Shape shape, WeightSettings settings) {
        String full = path + "/" + name;
        listener.declare(full, shape, settings.initializer(), trainable);
        return Placeholder.placeholder(full, shape);
    }

    @Override
    public Variable state(String name, Shape shape, Initializer initializer) {
        String full = path + "/" + name;
        listener.declare(full, shape, initializer, false);
        return new Variable(full, initializer.initialise(shape, 0, full));
    }

    @Override
    public void penalise(Value loss) {}

    @Override
    public void update(Variable state, Value next) {}

    @Override
    public Stream stream(Seed seed) {
        return new Stream(Constant.constant(0L), 0);
    }
}
