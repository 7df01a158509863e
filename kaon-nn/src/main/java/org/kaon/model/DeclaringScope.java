package org.kaon.model;

import org.kaon.graph.Constant;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.layer.Call;
import org.kaon.layer.Phase;
import org.kaon.layer.Scope;
import org.kaon.layer.WeightSettings;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;

/// A scope that only listens: which weights does a layer ask for?
record DeclaringScope(String path, Phase phase, boolean trainable, Listener listener)
        implements Scope {

    /// Hears of each weight or state, again whenever it is asked for.
    interface Listener {

        /// Hears nothing: for shapes alone.
        Listener DEAF = (path, shape, initializer) -> {};

        void declare(String path, Shape shape, Initializer initializer);
    }

    /// The place of a whole model, around those of its layers.
    static DeclaringScope root(Listener listener) {
        return new DeclaringScope("", Phase.INFERENCE, true, listener);
    }

    /// The shape of every weight.
    static Map<String, Shape> shapes(Sequential sequential) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Listener listing = (path, shape, initializer) -> shapes.putIfAbsent(path, shape);
        Value input = Placeholder.placeholder("x", Shapes.batch(sequential.inputShape()));
        Value unused = sequential.call(root(listing), Call.of(input)).output();
        assert unused.shape().rank() > 0;
        return shapes;
    }

    /// Draws the first value of every weight.
    static Weights initialise(Sequential sequential, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Listener drawing =
                (path, shape, initializer) ->
                        tensors.putIfAbsent(path, initializer.initialise(shape, seed, path));
        Value input = Placeholder.placeholder("x", Shapes.batch(sequential.inputShape()));
        Value unused = sequential.call(root(drawing), Call.of(input)).output();
        assert unused.shape().rank() > 0;
        return new Weights(tensors);
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
        listener.declare(full, shape, settings.initializer());
        return Placeholder.placeholder(full, shape);
    }

    @Override
    public Variable state(String name, Shape shape, Initializer initializer) {
        String full = path + "/" + name;
        listener.declare(full, shape, initializer);
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
