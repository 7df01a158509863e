package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Planes cut off at the faces. Keras: `Cropping3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → the same with smaller volumes.
public record Cropping3D(Margins cropping, boolean channelsFirst) implements Layer {

    public static Cropping3D cropping3D(Margins cropping) {
        return new Cropping3D(cropping, false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(
                site, channelsFirst, 3, inputs.getFirst(), x -> cropping.crop(site, x));
    }

    static Cropping3D read(Config in) {
        return new Cropping3D(Margins.read(in, "cropping", 3), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("cropping", cropping.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
