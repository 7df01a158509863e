package org.kaon.layer;

import static org.kaon.op.ChannelsFirst.toFirst;
import static org.kaon.op.ChannelsFirst.toLast;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// How all places of a channel become one: whether their axes stay as 1, and where channels are.
public record Whole(boolean keepDims, boolean channelsFirst) {

    static final Whole WITHOUT_AXES = new Whole(false, false);

    /// A pooling of channels-last data over all places.
    interface Pool {
        Value of(Value x, boolean keepDims);
    }

    static Whole read(Config in) {
        return new Whole(in.flag("keepdims", false), ChannelOrder.read(in));
    }

    void write(Config.Writer out) {
        ChannelOrder.write(out, channelsFirst);
        out.put("keepdims", keepDims);
    }

    Value pool(Site site, int spatial, Value x, Pool pool) {
        site.require(x, spatial + 2);
        if (!channelsFirst) {
            return pool.of(x, keepDims);
        }
        Value pooled = pool.of(toLast(x), keepDims);
        return keepDims ? toFirst(pooled) : pooled;
    }
}
