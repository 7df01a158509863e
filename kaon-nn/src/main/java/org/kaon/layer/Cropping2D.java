package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Rows and columns cut off at the edges. Keras: `Cropping2D`.
///
/// *Shape*: `[batch, height, width, channels]` → the same with smaller images.
public record Cropping2D(Margins cropping, boolean channelsFirst) implements Layer {

    public static Cropping2D cropping2D(Margins cropping) {
        return new Cropping2D(cropping, false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(
                site, channelsFirst, 2, inputs.getFirst(), x -> cropping.crop(site, x));
    }

    static Cropping2D read(Config in) {
        return new Cropping2D(Margins.read(in, "cropping", 2), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("cropping", cropping.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
