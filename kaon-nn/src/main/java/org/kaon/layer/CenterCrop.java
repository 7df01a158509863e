package org.kaon.layer;

import static org.kaon.op.Cast.cast;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The middle of images; of images that are too small, the largest part of the same aspect ratio,
/// enlarged. Keras: `CenterCrop`.
///
/// *Shape*: `[batch, rows, columns, channels]` → `[batch, height, width, channels]`.
public record CenterCrop(int height, int width, boolean channelsFirst) implements Layer {

    public CenterCrop {
        Settings.requirePositive("CenterCrop", "height", height);
        Settings.requirePositive("CenterCrop", "width", width);
    }

    public static CenterCrop centerCrop(int height, int width) {
        return new CenterCrop(height, width, false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(
                site,
                channelsFirst,
                2,
                cast(inputs.getFirst(), scope.compute()),
                x -> {
                    site.knownRow(x);
                    boolean enough = x.shape().extent(1) >= height && x.shape().extent(2) >= width;
                    return enough
                            ? ImageWindow.middle(x, height, width).of(x)
                            : ImageWindow.resized(x, height, width);
                });
    }

    static CenterCrop read(Config in) {
        return new CenterCrop(in.integer("height"), in.integer("width"), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("height", height).put("width", width);
        ChannelOrder.write(out, channelsFirst);
    }
}
