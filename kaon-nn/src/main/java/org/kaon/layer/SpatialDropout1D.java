package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training whole channels become 0 with probability `rate`: the same ones at every step. Keras:
/// `SpatialDropout1D`.
///
/// *Shape*: `[batch, steps, features]` → same.
public record SpatialDropout1D(double rate, Seed seed) implements Layer {

    public SpatialDropout1D {
        Settings.requireFraction("SpatialDropout1D", "rate", rate);
    }

    public static SpatialDropout1D spatialDropout1D(double rate) {
        return new SpatialDropout1D(rate, Seed.ofModel());
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return ChannelDropout.drop(new Site(this, scope), inputs.getFirst(), 1, false, rate, seed);
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static SpatialDropout1D read(Config in) {
        return new SpatialDropout1D(in.number("rate"), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("rate", rate).put("seed", seed.written());
    }
}
