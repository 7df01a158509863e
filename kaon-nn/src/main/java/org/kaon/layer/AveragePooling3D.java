package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.AveragePooling;
import org.kaon.op.Padding;

import java.util.List;

/// The mean of what lies under each place of a window, elements beyond the edge not counted. Keras:
/// `AveragePooling3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → `[batch, depth', height', width',
/// channels]`.
public record AveragePooling3D(Geometry geometry) implements Layer {

    /// Windows side by side.
    public static AveragePooling3D averagePooling3D(int size) {
        return new AveragePooling3D(Geometry.pooling(3, size));
    }

    public static AveragePooling3D averagePooling3D(List<Integer> size) {
        return new AveragePooling3D(new Geometry(size, size, Padding.VALID, false));
    }

    public AveragePooling3D padding(Padding padding) {
        return new AveragePooling3D(geometry.with(padding));
    }

    public AveragePooling3D strides(int depth, int vertical, int horizontal) {
        return new AveragePooling3D(geometry.withStrides(depth, vertical, horizontal));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return geometry.pool(
                new Site(this, scope), inputs.getFirst(), AveragePooling::averagePooling);
    }

    static AveragePooling3D read(Config in) {
        return new AveragePooling3D(Geometry.readPooling(in, 3));
    }

    @Override
    public void write(Config.Writer out) {
        geometry.writePooling(out);
    }
}
