package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Images stretched or shrunk to given extents. Keras: `Resizing`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
public record Resizing(int height, int width, Interpolation interpolation, boolean channelsFirst)
        implements Layer {

    public Resizing {
        Settings.requirePositive("Resizing", "height", height);
        Settings.requirePositive("Resizing", "width", width);
    }

    public static Resizing resizing(int height, int width) {
        return new Resizing(height, width, Interpolation.BILINEAR, false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return ChannelOrder.around(
                new Site(this, scope),
                channelsFirst,
                2,
                inputs.getFirst(),
                x -> interpolation.resize(x, height, width));
    }

    static Resizing read(Config in) {
        in.neutral("crop_to_aspect_ratio", false);
        in.neutral("pad_to_aspect_ratio", false);
        in.neutral("antialias", false);
        in.text("fill_mode", "constant");
        in.number("fill_value", 0);
        return new Resizing(
                in.integer("height"),
                in.integer("width"),
                in.choice("interpolation", Interpolation.BILINEAR),
                ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("height", height).put("width", width).put("interpolation", interpolation.written());
        out.put("crop_to_aspect_ratio", false).put("pad_to_aspect_ratio", false);
        out.put("fill_mode", "constant").put("fill_value", 0.0).put("antialias", false);
        ChannelOrder.write(out, channelsFirst);
    }
}
