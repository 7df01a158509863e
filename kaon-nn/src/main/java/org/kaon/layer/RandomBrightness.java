package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training each image becomes `x + f·(high − low)`, f drawn from a range, clipped to the values
/// `[low, high]`. Keras: `RandomBrightness`.
///
/// *Shape*: `[batch, height, width, channels]` → same.
public record RandomBrightness(Span factor, Span values, Seed seed, boolean channelsFirst)
        implements Layer {

    /// By at most a fraction of the range of values, `[0, 255]`.
    public static RandomBrightness randomBrightness(double factor) {
        return new RandomBrightness(Span.around(factor), Augmentation.BYTES, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Augmentation.of(
                new Site(this, scope),
                channelsFirst,
                inputs.getFirst(),
                x -> lit(x, PerImage.draw(scope, seed, x, 1).at(0, factor)));
    }

    Value lit(Value x, Value factor) {
        Value more = multiply(factor, constant((float) (values.high() - values.low())));
        return values.clipped(add(x, cast(more, x.dataType())));
    }

    static RandomBrightness read(Config in) {
        return new RandomBrightness(
                Span.required(in, "factor", Span.around(1)),
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
