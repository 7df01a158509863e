package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.MaxPooling;
import org.kaon.op.Padding;

import java.util.List;

/// The largest value under each place of a window. Keras: `MaxPooling2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
public record MaxPooling2D(Geometry geometry) implements Layer {

    /// Windows side by side.
    public static MaxPooling2D maxPooling2D(int size) {
        return new MaxPooling2D(Geometry.pooling(2, size));
    }

    public static MaxPooling2D maxPooling2D(List<Integer> size) {
        return new MaxPooling2D(new Geometry(size, size, Padding.VALID, false));
    }

    public MaxPooling2D padding(Padding padding) {
        return new MaxPooling2D(geometry.with(padding));
    }

    public MaxPooling2D strides(int vertical, int horizontal) {
        return new MaxPooling2D(geometry.withStrides(vertical, horizontal));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return geometry.pool(new Site(this, scope), inputs.getFirst(), MaxPooling::maxPooling);
    }

    static MaxPooling2D read(Config in) {
        return new MaxPooling2D(Geometry.readPooling(in, 2));
    }

    @Override
    public void write(Config.Writer out) {
        geometry.writePooling(out);
    }
}
