package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// `y = activation(x ∗ kernel + bias)` over volumes. Keras: `Conv3D`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → `[batch, depth', height', width',
/// filters]`; the kernel is `[size…, channels / groups, filters]`.
public record Conv3D(Filters filters) implements Layer {

    public static Conv3D conv3D(int filters, int size) {
        return new Conv3D(Filters.of(filters, Collections.nCopies(3, size)));
    }

    public Conv3D sweep(UnaryOperator<Sweep> change) {
        return new Conv3D(filters.sweep(change));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static Conv3D read(Config in) {
        return new Conv3D(Filters.read(in, 3));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
        out.put("groups", filters.sweep().groups());
    }
}
