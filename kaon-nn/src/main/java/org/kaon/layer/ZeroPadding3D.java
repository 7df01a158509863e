package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Zeros around volumes. Keras: `ZeroPadding3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → the same with larger volumes.
public record ZeroPadding3D(Margins padding, boolean channelsFirst) implements Layer {

    public static ZeroPadding3D zeroPadding3D(Margins padding) {
        return new ZeroPadding3D(padding, false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(site, channelsFirst, 3, inputs.getFirst(), padding::pad);
    }

    static ZeroPadding3D read(Config in) {
        return new ZeroPadding3D(Margins.read(in, "padding", 3), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("padding", padding.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
