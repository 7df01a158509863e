package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.op.Padding;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The window of a layer: its size, its steps, and what happens at the edge.
///
/// `channelsFirst` data are transposed on the way in and out.
public record Geometry(
        List<Integer> size, List<Integer> strides, Padding padding, boolean channelsFirst) {

    public Geometry {
        size = List.copyOf(size);
        strides = List.copyOf(strides);
        if (Stream.concat(size.stream(), strides.stream()).anyMatch(extent -> extent < 1)) {
            throw new ConfigException(
                    "Window: expects sizes and strides of 1 or more, found "
                            + size
                            + " and "
                            + strides
                            + ".");
        }
    }

    Geometry with(Padding other) {
        return new Geometry(size, strides, other, channelsFirst);
    }

    Geometry withStrides(Integer... steps) {
        return new Geometry(size, List.of(steps), padding, channelsFirst);
    }

    /// The window of a pooling layer: by default of two elements along each axis, side by side.
    static Geometry readPooling(Config in, int axes) {
        List<Integer> size = in.integers("pool_size", axes, Collections.nCopies(axes, 2));
        return new Geometry(
                size, in.integers("strides", axes, size), readPadding(in), ChannelOrder.read(in));
    }

    void writePooling(Config.Writer out) {
        out.put("pool_size", size).put("padding", written(padding)).put("strides", strides);
        ChannelOrder.write(out, channelsFirst);
    }

    /// Windows of one extent, side by side.
    static Geometry pooling(int axes, int extent) {
        List<Integer> size = Collections.nCopies(axes, extent);
        return new Geometry(size, size, Padding.VALID, false);
    }

    /// Pools data of either order.
    Value pool(Site site, Value x, Pool pool) {
        return ChannelOrder.around(
                site, channelsFirst, size.size(), x, last -> pool.of(last, size, strides, padding));
    }

    /// A pooling of channels-last data.
    interface Pool {
        Value of(Value x, List<Integer> size, List<Integer> strides, Padding padding);
    }

    static Padding readPadding(Config in) {
        return switch (in.text("padding", "valid").toLowerCase(Locale.ROOT)) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            case String other -> throw in.wrong("padding", "valid or same", other);
        };
    }

    static String written(Padding padding) {
        return padding.kind().name().toLowerCase(Locale.ROOT);
    }
}
