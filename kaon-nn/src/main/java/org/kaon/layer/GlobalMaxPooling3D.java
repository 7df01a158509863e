package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.GlobalPooling;

import java.util.List;

/// The largest value of each channel over all places of a volume. Keras: `GlobalMaxPooling3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → `[batch, channels]`, the other axes kept as
/// 1 with `keepdims`.
public record GlobalMaxPooling3D(Whole whole) implements Layer {

    public static GlobalMaxPooling3D globalMaxPooling3D() {
        return new GlobalMaxPooling3D(Whole.WITHOUT_AXES);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return whole.pool(
                new Site(this, scope), 3, inputs.getFirst(), GlobalPooling::globalMaxPooling);
    }

    static GlobalMaxPooling3D read(Config in) {
        return new GlobalMaxPooling3D(Whole.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        whole.write(out);
    }
}
