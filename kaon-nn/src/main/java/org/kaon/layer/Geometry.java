package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.op.Padding;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The window of a two-dimensional layer: its size, its steps, and what happens at the edge.
///
/// `channelsFirst` data are transposed on the way in and out.
public record Geometry(
        List<Integer> size, List<Integer> strides, Padding padding, boolean channelsFirst) {

    private static final String FORMAT = "data_format";

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

    Geometry with(int vertical, int horizontal) {
        return new Geometry(size, List.of(vertical, horizontal), padding, channelsFirst);
    }

    static boolean readChannelsFirst(Config in) {
        String format = in.text(FORMAT, "channels_last");
        if (!format.equals("channels_last") && !format.equals("channels_first")) {
            throw in.wrong(FORMAT, "channels_last or channels_first", format);
        }
        return format.equals("channels_first");
    }

    static Padding readPadding(Config in) {
        return switch (in.text("padding", "valid").toLowerCase(Locale.ROOT)) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            case String other -> throw in.wrong("padding", "valid or same", other);
        };
    }

    static String written(boolean channelsFirst) {
        return channelsFirst ? "channels_first" : "channels_last";
    }

    static String written(Padding padding) {
        return padding.kind().name().toLowerCase(Locale.ROOT);
    }
}
