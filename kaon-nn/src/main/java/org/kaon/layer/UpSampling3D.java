package org.kaon.layer;

import static org.kaon.op.UpSampling.nearest;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Volumes enlarged by whole factors, each element several times. Keras: `UpSampling3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → the same with `size`-fold extents.
public record UpSampling3D(List<Integer> size, boolean channelsFirst) implements Layer {

    public UpSampling3D {
        size = Settings.requirePositive("UpSampling3D", "size", size);
    }

    public static UpSampling3D upSampling3D(int size) {
        return new UpSampling3D(List.of(size, size, size), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return ChannelOrder.around(
                new Site(this, scope), channelsFirst, 3, inputs.getFirst(), x -> nearest(x, size));
    }

    static UpSampling3D read(Config in) {
        return new UpSampling3D(in.integers("size", 3, List.of(2, 2, 2)), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("size", size);
        ChannelOrder.write(out, channelsFirst);
    }
}
