package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Dropout.dropout;
import static org.kaon.op.Repeat.repeat;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.op.GateMasks;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// Dropout inside a recurrence, in training: the same elements of inputs and states are dropped at
/// every step.
///
/// Each gate drops its own elements where states are dropped; otherwise all drop the same. Keras:
/// `dropout` and `recurrent_dropout`.
public record StateDropout(double inputs, double states, Seed seed) {

    public static final StateDropout NONE = new StateDropout(0, 0, Seed.ofModel());

    public StateDropout {
        Settings.requireFraction("Recurrent layer", "dropout", inputs);
        Settings.requireFraction("Recurrent layer", "recurrent_dropout", states);
    }

    /// *Shape*: x `[batch, time, features]`.
    GateMasks masks(Scope scope, Value x, long units, int gates) {
        return masksOfGates(scope, x, units, states == 0 ? 1 : gates);
    }

    /// With factors of its own for each gate, whether states are dropped or not.
    GateMasks masksOfGates(Scope scope, Value x, long units, int each) {
        if (scope.phase() == Phase.INFERENCE || inputs == 0 && states == 0) {
            return GateMasks.NONE;
        }
        Value first = slice(x, 1, 0, 1);
        Shape row = Shape.of(x.shape().extent(0), 1);
        Value state = repeat(reshape(slice(first, 2, 0, 1), row), units, 1);
        return new GateMasks(
                factors(scope, inputs, first, each), factors(scope, states, state, each));
    }

    private List<Value> factors(Scope scope, double rate, Value like, int count) {
        List<Value> factors = new ArrayList<>();
        Value ones = broadcastLike(constant(1f), like);
        for (int i = 0; i < count && rate > 0; i++) {
            Scope.Stream stream = scope.stream(seed);
            factors.add(dropout(ones, rate, stream.counter(), stream.key()));
        }
        return factors;
    }

    static StateDropout read(Config in) {
        return new StateDropout(
                in.number("dropout", 0), in.number("recurrent_dropout", 0), Seed.read(in));
    }

    void write(Config.Writer out) {
        out.put("dropout", inputs).put("recurrent_dropout", states);
        out.put("seed", seed.written());
    }
}
