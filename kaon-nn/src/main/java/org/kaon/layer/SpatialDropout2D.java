package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training whole channels become 0 with probability `rate`: the same ones at every place of an
/// image. Keras: `SpatialDropout2D`.
///
/// *Shape*: `[batch, height, width, channels]` → same.
public record SpatialDropout2D(double rate, Seed seed, boolean channelsFirst) implements Layer {

    public SpatialDropout2D {
        Settings.requireFraction("SpatialDropout2D", "rate", rate);
    }

    public static SpatialDropout2D spatialDropout2D(double rate) {
        return new SpatialDropout2D(rate, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return ChannelDropout.drop(
                new Site(this, scope), inputs.getFirst(), 2, channelsFirst, rate, seed);
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static SpatialDropout2D read(Config in) {
        return new SpatialDropout2D(in.number("rate"), Seed.read(in), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("rate", rate).put("seed", seed.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
