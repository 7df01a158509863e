package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Zeros before and after the steps. Keras: `ZeroPadding1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', features]`.
public record ZeroPadding1D(Margins padding, boolean channelsFirst) implements Layer {

    public static ZeroPadding1D zeroPadding1D(int before, int after) {
        return new ZeroPadding1D(new Margins(List.of(before), List.of(after)), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(site, channelsFirst, 1, inputs.getFirst(), padding::pad);
    }

    static ZeroPadding1D read(Config in) {
        return new ZeroPadding1D(Margins.read(in, "padding", 1), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("padding", padding.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
