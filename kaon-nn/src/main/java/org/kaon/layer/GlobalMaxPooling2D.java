package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.GlobalPooling;

import java.util.List;

/// The largest value of each channel over all places of an image. Keras: `GlobalMaxPooling2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, channels]`, the other axes kept as 1 with
/// `keepdims`.
public record GlobalMaxPooling2D(Whole whole) implements Layer {

    public static GlobalMaxPooling2D globalMaxPooling2D() {
        return new GlobalMaxPooling2D(Whole.WITHOUT_AXES);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return whole.pool(
                new Site(this, scope), 2, inputs.getFirst(), GlobalPooling::globalMaxPooling);
    }

    static GlobalMaxPooling2D read(Config in) {
        return new GlobalMaxPooling2D(Whole.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        whole.write(out);
    }
}
