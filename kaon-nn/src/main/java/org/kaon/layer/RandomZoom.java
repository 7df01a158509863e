package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;
import java.util.Optional;

/// In training each image is enlarged about its middle by `1 / (1 + f)` with f drawn from a range
/// for its height and one for its width; without the latter, the same f for both. Keras:
/// `RandomZoom`.
///
/// *Shape*: `[batch, height, width, channels]` → same.
public record RandomZoom(
        Span height, Optional<Span> width, Resampling resampling, Seed seed, boolean channelsFirst)
        implements Layer {

    private static final Span BOUNDS = Span.around(1);

    public RandomZoom {
        if (height.low() <= -1 || width.orElse(height).low() <= -1) {
            throw new ConfigException(
                    "RandomZoom: a factor expects more than -1, found "
                            + height
                            + " and "
                            + width.orElse(height)
                            + ".");
        }
    }

    /// Height and width alike.
    public static RandomZoom randomZoom(double factor) {
        return new RandomZoom(
                Span.around(factor), Optional.empty(), Resampling.REFLECTED, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Augmentation.of(
                new Site(this, scope), channelsFirst, inputs.getFirst(), x -> zoomed(scope, x));
    }

    private Value zoomed(Scope scope, Value x) {
        PerImage drawn = PerImage.draw(scope, seed, x, 2);
        Value high = drawn.at(0, height.plus(1));
        Value wide = width.map(span -> drawn.at(1, span.plus(1))).orElse(high);
        return resampling.sample(
                x, AffineMap.zoom(wide, high, x.shape().extent(2), x.shape().extent(1)));
    }

    static RandomZoom read(Config in) {
        return new RandomZoom(
                Span.required(in, "height_factor", BOUNDS),
                Span.read(in, "width_factor", BOUNDS),
                Resampling.read(in),
                Seed.read(in),
                ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("height_factor", height.written());
        out.put("width_factor", width.map(Span::written).orElse(null));
        resampling.write(out);
        out.put("seed", seed.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
