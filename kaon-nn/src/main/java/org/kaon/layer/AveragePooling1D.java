package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.AveragePooling;
import org.kaon.op.Padding;

import java.util.List;

/// The mean of what lies under each place of a window, elements beyond the edge not counted. Keras:
/// `AveragePooling1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', features]`.
public record AveragePooling1D(Geometry geometry) implements Layer {

    /// Windows side by side.
    public static AveragePooling1D averagePooling1D(int size) {
        return new AveragePooling1D(Geometry.pooling(1, size));
    }

    public AveragePooling1D padding(Padding padding) {
        return new AveragePooling1D(geometry.with(padding));
    }

    public AveragePooling1D strides(int steps) {
        return new AveragePooling1D(geometry.withStrides(steps));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return geometry.pool(
                new Site(this, scope), inputs.getFirst(), AveragePooling::averagePooling);
    }

    static AveragePooling1D read(Config in) {
        return new AveragePooling1D(Geometry.readPooling(in, 1));
    }

    @Override
    public void write(Config.Writer out) {
        geometry.writePooling(out);
    }
}
