package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.MaxPooling;
import org.kaon.op.Padding;

import java.util.List;

/// The largest value under each place of a window. Keras: `MaxPooling3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → `[batch, depth', height', width',
/// channels]`.
public record MaxPooling3D(Geometry geometry) implements Layer {

    /// Windows side by side.
    public static MaxPooling3D maxPooling3D(int size) {
        return new MaxPooling3D(Geometry.pooling(3, size));
    }

    public static MaxPooling3D maxPooling3D(List<Integer> size) {
        return new MaxPooling3D(new Geometry(size, size, Padding.VALID, false));
    }

    public MaxPooling3D padding(Padding padding) {
        return new MaxPooling3D(geometry.with(padding));
    }

    public MaxPooling3D strides(int depth, int vertical, int horizontal) {
        return new MaxPooling3D(geometry.withStrides(depth, vertical, horizontal));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return geometry.pool(new Site(this, scope), inputs.getFirst(), MaxPooling::maxPooling);
    }

    static MaxPooling3D read(Config in) {
        return new MaxPooling3D(Geometry.readPooling(in, 3));
    }

    @Override
    public void write(Config.Writer out) {
        geometry.writePooling(out);
    }
}
