package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Zeros around images. Keras: `ZeroPadding2D`.
///
/// *Shape*: `[batch, height, width, channels]` → the same with larger images.
public record ZeroPadding2D(Margins padding, boolean channelsFirst) implements Layer {

    public static ZeroPadding2D zeroPadding2D(Margins padding) {
        return new ZeroPadding2D(padding, false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(site, channelsFirst, 2, inputs.getFirst(), padding::pad);
    }

    static ZeroPadding2D read(Config in) {
        return new ZeroPadding2D(Margins.read(in, "padding", 2), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("padding", padding.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
