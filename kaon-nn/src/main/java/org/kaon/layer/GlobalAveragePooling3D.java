package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.GlobalPooling;

import java.util.List;

/// The mean of each channel over all places of a volume. Keras: `GlobalAveragePooling3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → `[batch, channels]`, the other axes kept as
/// 1 with `keepdims`.
public record GlobalAveragePooling3D(Whole whole) implements Layer {

    public static GlobalAveragePooling3D globalAveragePooling3D() {
        return new GlobalAveragePooling3D(Whole.WITHOUT_AXES);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return whole.pool(
                new Site(this, scope), 3, inputs.getFirst(), GlobalPooling::globalAveragePooling);
    }

    static GlobalAveragePooling3D read(Config in) {
        return new GlobalAveragePooling3D(Whole.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        whole.write(out);
    }
}
