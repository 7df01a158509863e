package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.GlobalPooling;

import java.util.List;

/// The mean of each channel over all places of an image. Keras: `GlobalAveragePooling2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, channels]`, the other axes kept as 1 with
/// `keepdims`.
public record GlobalAveragePooling2D(Whole whole) implements Layer {

    public static GlobalAveragePooling2D globalAveragePooling2D() {
        return new GlobalAveragePooling2D(Whole.WITHOUT_AXES);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return whole.pool(
                new Site(this, scope), 2, inputs.getFirst(), GlobalPooling::globalAveragePooling);
    }

    static GlobalAveragePooling2D read(Config in) {
        return new GlobalAveragePooling2D(Whole.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        whole.write(out);
    }
}
