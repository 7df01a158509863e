package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training each image is moved down and to the right by fractions of its extents, drawn from
/// two ranges. Keras: `RandomTranslation`.
///
/// *Shape*: `[batch, height, width, channels]` → same.
public record RandomTranslation(
        Span height, Span width, Resampling resampling, Seed seed, boolean channelsFirst)
        implements Layer {

    private static final Span BOUNDS = Span.around(1);

    /// Up and down by at most `height`, left and right by at most `width` of the image.
    public static RandomTranslation randomTranslation(double height, double width) {
        return new RandomTranslation(
                Span.around(height),
                Span.around(width),
                Resampling.REFLECTED,
                Seed.ofModel(),
                false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Augmentation.of(
                new Site(this, scope), channelsFirst, inputs.getFirst(), x -> moved(scope, x));
    }

    private Value moved(Scope scope, Value x) {
        PerImage drawn = PerImage.draw(scope, seed, x, 2);
        Value down = drawn.at(0, height.times(x.shape().extent(1)));
        Value right = drawn.at(1, width.times(x.shape().extent(2)));
        return resampling.sample(x, AffineMap.translation(right, down));
    }

    static RandomTranslation read(Config in) {
        return new RandomTranslation(
                Span.required(in, "height_factor", BOUNDS),
                Span.required(in, "width_factor", BOUNDS),
                Resampling.read(in),
                Seed.read(in),
                ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("height_factor", height.written()).put("width_factor", width.written());
        resampling.write(out);
        out.put("seed", seed.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
