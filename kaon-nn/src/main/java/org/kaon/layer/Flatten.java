package org.kaon.layer;

import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Transpose.transpose;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.stream.IntStream;

/// All axes but the batch axis in one, in row-major order. Keras: `Flatten`.
///
/// *Shape*: `[batch, …]` → `[batch, features]`. With `channelsFirst` the channels are moved to the
/// end before, as Keras does.
public record Flatten(boolean channelsFirst) implements Layer {

    public static Flatten flatten() {
        return new Flatten(false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Shape row = x.shape().without(0);
        if (!row.isKnown()) {
            throw new ShapeException(
                    "Flatten \""
                            + scope.path()
                            + "\": expected known extents after the batch axis, found "
                            + x.shape()
                            + ". Give the model's input a full shape.");
        }
        if (channelsFirst && x.shape().rank() > 2) {
            int rank = x.shape().rank();
            x =
                    transpose(
                            x,
                            IntStream.range(0, rank)
                                    .map(axis -> axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1)
                                    .toArray());
        }
        return reshape(x, Shape.of(x.shape().extent(0), row.size()));
    }

    static Flatten read(Config in) {
        return new Flatten(Geometry.readChannelsFirst(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("data_format", Geometry.written(channelsFirst));
    }
}
