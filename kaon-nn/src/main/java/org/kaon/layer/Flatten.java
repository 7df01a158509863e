package org.kaon.layer;

import static org.kaon.op.ChannelsFirst.toLast;
import static org.kaon.op.Reshape.reshape;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;

/// All axes but the batch axis in one, in row-major order. Keras: `Flatten`.
///
/// *Shape*: `[batch, …]` → `[batch, features]`. With `channelsFirst` the channels are moved to the
/// end before, as Keras does.
public record Flatten(boolean channelsFirst) implements Layer {

    public static Flatten flatten() {
        return new Flatten(false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Shape row = new Site(this, scope).knownRow(x);
        if (channelsFirst && x.shape().rank() > 2) {
            x = toLast(x);
        }
        return reshape(x, Shape.of(x.shape().extent(0), row.size()));
    }

    static Flatten read(Config in) {
        return new Flatten(ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        ChannelOrder.write(out, channelsFirst);
    }
}
