package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training each image is turned about its middle, counter-clockwise by an angle `2π·f` with f
/// drawn from a range. Keras: `RandomRotation`.
///
/// *Shape*: `[batch, height, width, channels]` → same.
public record RandomRotation(Span factor, Resampling resampling, Seed seed, boolean channelsFirst)
        implements Layer {

    /// By at most `factor` of a full turn, either way.
    public static RandomRotation randomRotation(double factor) {
        return new RandomRotation(Span.around(factor), Resampling.REFLECTED, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Augmentation.of(
                new Site(this, scope), channelsFirst, inputs.getFirst(), x -> turned(scope, x));
    }

    private Value turned(Scope scope, Value x) {
        Value angle = PerImage.draw(scope, seed, x, 1).at(0, factor.times(2 * Math.PI));
        return resampling.sample(
                x, AffineMap.rotation(angle, x.shape().extent(2), x.shape().extent(1)));
    }

    static RandomRotation read(Config in) {
        return new RandomRotation(
                Span.required(in, "factor", Span.around(1)),
                Resampling.read(in),
                Seed.read(in),
                ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("factor", factor.pair());
        resampling.write(out);
        out.put("seed", seed.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
