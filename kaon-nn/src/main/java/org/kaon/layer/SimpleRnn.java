package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.op.SimpleCell;
import org.kaon.tensor.Shape;

/// `h′ = activation(x·kernel + bias + h·recurrentKernel)` along a sequence. Keras: `SimpleRNN`.
///
/// *Shape*: see {@link Recurrent}; the state is `[batch, units]`.
public record SimpleRnn(
        int units,
        Activation activation,
        RecurrentWeights weights,
        StateDropout dropout,
        Traversal traversal,
        Activity activity)
        implements Recurrent {

    public SimpleRnn {
        Settings.requirePositive("SimpleRNN", "units", units);
    }

    public static SimpleRnn simpleRnn(int units) {
        return new SimpleRnn(
                units,
                Activation.TANH,
                RecurrentWeights.standard(),
                StateDropout.NONE,
                Traversal.toLast(),
                Activity.FREE);
    }

    @Override
    public String className() {
        return "SimpleRNN";
    }

    @Override
    public SimpleRnn traversal(Traversal other) {
        return new SimpleRnn(units, activation, weights, dropout, other, activity);
    }

    @Override
    public Walk walk(Scope scope, Value x) {
        long features = features(scope, x);
        Scope cell = scope.within("simple_rnn_cell");
        return new Walk(
                x,
                new SimpleCell(
                        weights.kernel(cell, Shape.of(features, units)),
                        weights.recurrent(cell, Shape.of(units, units)),
                        weights.bias(cell, Shape.of(units)),
                        activation::apply,
                        dropout.masks(cell, x, units, 1)));
    }

    static SimpleRnn read(Config in) {
        return new SimpleRnn(
                in.integer("units"),
                Activation.named(in.text("activation", "tanh")),
                RecurrentWeights.read(in),
                StateDropout.read(in),
                Traversal.read(in),
                Activity.read(in));
    }

    /// Keras forgets this layer's seed; a seed that is set is written all the same.
    @Override
    public void write(Config.Writer out) {
        out.put("units", units).put("activation", activation.kerasName());
        weights.write(out);
        activity.write(out);
        out.put("dropout", dropout.inputs()).put("recurrent_dropout", dropout.states());
        if (dropout.seed() instanceof Seed.Fixed seed) {
            out.put("seed", seed.value());
        }
        traversal.write(out);
    }
}
