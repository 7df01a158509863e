package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.MaxPooling;
import org.kaon.op.Padding;

import java.util.List;

/// The largest value under each place of a window. Keras: `MaxPooling1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', features]`.
public record MaxPooling1D(Geometry geometry) implements Layer {

    /// Windows side by side.
    public static MaxPooling1D maxPooling1D(int size) {
        return new MaxPooling1D(Geometry.pooling(1, size));
    }

    public MaxPooling1D padding(Padding padding) {
        return new MaxPooling1D(geometry.with(padding));
    }

    public MaxPooling1D strides(int steps) {
        return new MaxPooling1D(geometry.withStrides(steps));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return geometry.pool(new Site(this, scope), inputs.getFirst(), MaxPooling::maxPooling);
    }

    static MaxPooling1D read(Config in) {
        return new MaxPooling1D(Geometry.readPooling(in, 1));
    }

    @Override
    public void write(Config.Writer out) {
        geometry.writePooling(out);
    }
}
