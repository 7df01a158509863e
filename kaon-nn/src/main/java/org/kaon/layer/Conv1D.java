package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// `y = activation(x ∗ kernel + bias)` over steps. Keras: `Conv1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', filters]`; the kernel is `[size…,
/// channels / groups, filters]`.
public record Conv1D(Filters filters) implements Layer {

    public static Conv1D conv1D(int filters, int size) {
        return new Conv1D(Filters.of(filters, Collections.nCopies(1, size)));
    }

    public Conv1D sweep(UnaryOperator<Sweep> change) {
        return new Conv1D(filters.sweep(change));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static Conv1D read(Config in) {
        return new Conv1D(Filters.read(in, 1));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
        out.put("groups", filters.sweep().groups());
    }
}
