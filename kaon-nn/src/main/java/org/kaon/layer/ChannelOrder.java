package org.kaon.layer;

import static org.kaon.op.Transpose.transpose;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.function.UnaryOperator;

/// Images with their channels first or last.
final class ChannelOrder {

    private ChannelOrder() {}

    /// Applies a function of `[batch, height, width, channels]` to an image of either order.
    static Value around(Scope scope, boolean channelsFirst, Value x, UnaryOperator<Value> layer) {
        if (x.shape().rank() != 4) {
            throw new ShapeException(
                    "Layer \""
                            + scope.path()
                            + "\": expected images [batch, height, width, channels], found "
                            + x.shape()
                            + ". Give the model an input of three extents.");
        }
        if (!channelsFirst) {
            return layer.apply(x);
        }
        return transpose(layer.apply(transpose(x, 0, 2, 3, 1)), 0, 3, 1, 2);
    }

    /// Keras's `data_format`: whether channels come first.
    static boolean read(Config in) {
        return Geometry.readChannelsFirst(in);
    }

    static void write(Config.Writer out, boolean channelsFirst) {
        out.put("data_format", Geometry.written(channelsFirst));
    }
}
