package org.kaon.layer;

import static org.kaon.op.MaxPooling.maxPooling;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.Padding;

import java.util.List;

/// The largest value under each place of a window. Keras: `MaxPooling2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
public record MaxPooling2D(Geometry geometry) implements Layer {

    /// Windows side by side.
    public static MaxPooling2D maxPooling2D(int size) {
        return maxPooling2D(List.of(size, size));
    }

    public static MaxPooling2D maxPooling2D(List<Integer> size) {
        return new MaxPooling2D(new Geometry(size, size, Padding.VALID, false));
    }

    public MaxPooling2D padding(Padding padding) {
        return new MaxPooling2D(geometry.with(padding));
    }

    public MaxPooling2D strides(int vertical, int horizontal) {
        return new MaxPooling2D(geometry.with(vertical, horizontal));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return ChannelOrder.around(
                scope,
                geometry.channelsFirst(),
                inputs.getFirst(),
                x -> maxPooling(x, geometry.size(), geometry.strides(), geometry.padding()));
    }

    static MaxPooling2D read(Config in) {
        List<Integer> size = in.integers("pool_size", 2, List.of(2, 2));
        return new MaxPooling2D(
                new Geometry(
                        size,
                        in.integers("strides", 2, size),
                        Geometry.readPadding(in),
                        Geometry.readChannelsFirst(in)));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("pool_size", geometry.size())
                .put("padding", Geometry.written(geometry.padding()))
                .put("strides", geometry.strides())
                .put("data_format", Geometry.written(geometry.channelsFirst()));
    }
}
