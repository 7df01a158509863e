package org.kaon.layer;

import static org.kaon.op.UpSampling.nearest;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Each step several times. Keras: `UpSampling1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, size · steps, features]`.
public record UpSampling1D(int size) implements Layer {

    public UpSampling1D {
        Settings.requirePositive("UpSampling1D", "size", size);
    }

    public static UpSampling1D upSampling1D(int size) {
        return new UpSampling1D(size);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return nearest(new Site(this, scope).require(inputs.getFirst(), 3), List.of(size));
    }

    static UpSampling1D read(Config in) {
        return new UpSampling1D(in.integer("size", 2));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("size", size);
    }
}
