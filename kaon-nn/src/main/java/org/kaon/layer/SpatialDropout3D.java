package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training whole channels become 0 with probability `rate`: the same ones at every place of a
/// volume. Keras: `SpatialDropout3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → same.
public record SpatialDropout3D(double rate, Seed seed, boolean channelsFirst) implements Layer {

    public SpatialDropout3D {
        Settings.requireFraction("SpatialDropout3D", "rate", rate);
    }

    public static SpatialDropout3D spatialDropout3D(double rate) {
        return new SpatialDropout3D(rate, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return ChannelDropout.drop(
                new Site(this, scope), inputs.getFirst(), 3, channelsFirst, rate, seed);
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static SpatialDropout3D read(Config in) {
        return new SpatialDropout3D(in.number("rate"), Seed.read(in), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("rate", rate).put("seed", seed.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
