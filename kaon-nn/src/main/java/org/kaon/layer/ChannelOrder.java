package org.kaon.layer;

import static org.kaon.op.ChannelsFirst.channelsFirst;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.function.UnaryOperator;

/// Data with their channels first or last.
final class ChannelOrder {

    private ChannelOrder() {}

    /// Applies a function of `[batch, spatial…, channels]` to data of either order.
    ///
    /// *Errors*: another number of spatial axes.
    static Value around(
            Site site, boolean channelsFirst, int spatial, Value x, UnaryOperator<Value> layer) {
        site.require(x, spatial + 2);
        return channelsFirst ? channelsFirst(x, layer) : layer.apply(x);
    }

    /// Keras's `data_format`: whether channels come first.
    static boolean read(Config in) {
        String format = in.text("data_format", "channels_last");
        if (!format.equals("channels_last") && !format.equals("channels_first")) {
            throw in.wrong("data_format", "channels_last or channels_first", format);
        }
        return format.equals("channels_first");
    }

    static void write(Config.Writer out, boolean channelsFirst) {
        out.put("data_format", written(channelsFirst));
    }

    static String written(boolean channelsFirst) {
        return channelsFirst ? "channels_first" : "channels_last";
    }
}
