package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Select.select;
import static org.kaon.op.Slice.slice;

import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

/// Dropout of whole channels: one draw for each channel of each row.
final class ChannelDropout {

    private ChannelDropout() {}

    static Value drop(
            Site site, Value x, int spatial, boolean channelsFirst, double rate, Seed seed) {
        site.require(x, spatial + 2);
        if (site.scope().phase() == Phase.INFERENCE || rate == 0) {
            return x;
        }
        if (rate == 1) {
            return multiply(x, constant(0f));
        }
        Value one = x;
        for (int i = 0; i < spatial; i++) {
            one = slice(one, channelsFirst ? i + 2 : i + 1, 0, 1);
        }
        Scope.Stream stream = site.scope().stream(seed);
        Value kept =
                greaterEqual(
                        randomUniform(one, stream.counter(), stream.key()), constant((float) rate));
        Value factor = select(kept, constant((float) (1 / (1 - rate))), constant(0f));
        return multiply(x, cast(factor, x.dataType()));
    }
}
