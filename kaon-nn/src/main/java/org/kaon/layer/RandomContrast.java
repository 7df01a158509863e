package org.kaon.layer;

import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training each image becomes `f·(x − m) + m`, m the mean of a channel and f drawn from `[1 −
/// low, 1 + high]`, clipped to the range of values. Keras: `RandomContrast`.
///
/// *Shape*: `[batch, height, width, channels]` → same.
public record RandomContrast(Span factor, Span values, Seed seed, boolean channelsFirst)
        implements Layer {

    private static final Span BOUNDS = new Span(0, 1);

    /// By a factor in `[1, 1 + more]`, of images in `[0, 255]`.
    public static RandomContrast randomContrast(double more) {
        return new RandomContrast(new Span(0, more), Augmentation.BYTES, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Augmentation.of(
                new Site(this, scope),
                channelsFirst,
                inputs.getFirst(),
                x -> {
                    Span range = new Span(1 - factor.low(), 1 + factor.high());
                    return contrasted(x, PerImage.draw(scope, seed, x, 1).at(0, range));
                });
    }

    Value contrasted(Value x, Value factor) {
        Value mean = mean(x, true, 1, 2);
        Value spread = multiply(subtract(x, mean), cast(factor, x.dataType()));
        return values.clipped(add(spread, mean));
    }

    static RandomContrast read(Config in) {
        // A number alone only strengthens: Keras makes [0, f] of it.
        Span factor = Span.required(in, "factor", BOUNDS);
        boolean alone = !(in.required("factor") instanceof List<?>);
        return new RandomContrast(
                alone ? new Span(0, factor.high()) : factor,
                Span.pair(in, "value_range", Augmentation.BYTES),
                Seed.read(in),
                ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("factor", factor.pair()).put("value_range", values.pair());
        out.put("seed", seed.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
