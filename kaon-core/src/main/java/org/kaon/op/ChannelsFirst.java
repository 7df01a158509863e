package org.kaon.op;

import org.kaon.graph.Value;

import java.util.function.UnaryOperator;

/// Channels-last functions on values whose channels come before the spatial axes.
public final class ChannelsFirst {

    private ChannelsFirst() {}

    /// `f` of x with its channels put last, the result's channels put first again. Transposes of
    /// neighbouring calls cancel.
    ///
    /// *Shape*: `[n, channels, spatial…]` → `[n, filters, places…]`.
    public static Value channelsFirst(Value x, UnaryOperator<Value> f) {
        return toFirst(f.apply(toLast(x)));
    }

    /// `[n, channels, spatial…]` → `[n, spatial…, channels]`.
    public static Value toLast(Value x) {
        return MoveAxis.moveAxis(x, 1, -1);
    }

    /// `[n, spatial…, channels]` → `[n, channels, spatial…]`.
    public static Value toFirst(Value x) {
        return MoveAxis.moveAxis(x, -1, 1);
    }
}
