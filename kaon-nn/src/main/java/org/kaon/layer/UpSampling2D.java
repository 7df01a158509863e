package org.kaon.layer;

import static org.kaon.op.LinearResize.linear;
import static org.kaon.op.UpSampling.nearest;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Images enlarged by whole factors. Keras: `UpSampling2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, size₀ · height, size₁ · width,
/// channels]`.
public record UpSampling2D(List<Integer> size, Interpolation interpolation, boolean channelsFirst)
        implements Layer {

    public UpSampling2D {
        size = Settings.requirePositive("UpSampling2D", "size", size);
    }

    public static UpSampling2D upSampling2D(int size) {
        return new UpSampling2D(List.of(size, size), Interpolation.NEAREST, false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return ChannelOrder.around(
                new Site(this, scope),
                channelsFirst,
                2,
                inputs.getFirst(),
                x ->
                        switch (interpolation) {
                            case NEAREST -> nearest(x, size);
                            case BILINEAR -> linear(x, size);
                        });
    }

    static UpSampling2D read(Config in) {
        return new UpSampling2D(
                in.integers("size", 2, List.of(2, 2)),
                in.choice("interpolation", Interpolation.NEAREST),
                ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("size", size);
        ChannelOrder.write(out, channelsFirst);
        out.put("interpolation", interpolation.written());
    }
}
