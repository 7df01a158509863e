package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.AveragePooling;
import org.kaon.op.Padding;

import java.util.List;

/// The mean of what lies under each place of a window, elements beyond the edge not counted. Keras:
/// `AveragePooling2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
public record AveragePooling2D(Geometry geometry) implements Layer {

    /// Windows side by side.
    public static AveragePooling2D averagePooling2D(int size) {
        return new AveragePooling2D(Geometry.pooling(2, size));
    }

    public static AveragePooling2D averagePooling2D(List<Integer> size) {
        return new AveragePooling2D(new Geometry(size, size, Padding.VALID, false));
    }

    public AveragePooling2D padding(Padding padding) {
        return new AveragePooling2D(geometry.with(padding));
    }

    public AveragePooling2D strides(int vertical, int horizontal) {
        return new AveragePooling2D(geometry.withStrides(vertical, horizontal));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return geometry.pool(
                new Site(this, scope), inputs.getFirst(), AveragePooling::averagePooling);
    }

    static AveragePooling2D read(Config in) {
        return new AveragePooling2D(Geometry.readPooling(in, 2));
    }

    @Override
    public void write(Config.Writer out) {
        geometry.writePooling(out);
    }
}
