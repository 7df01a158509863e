package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// A convolution over steps with a kernel and a bias of its own for each place. Keras 2:
/// `LocallyConnected1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', filters]`; the kernel is `[places, size…
/// · channels, filters]`, in Keras 2's first layout.
public record LocallyConnected1D(Unshared filters) implements OwnLayer {

    public static LocallyConnected1D locallyConnected1D(int filters, int size) {
        return new LocallyConnected1D(Unshared.of(filters, Collections.nCopies(1, size)));
    }

    public LocallyConnected1D with(UnaryOperator<Unshared> change) {
        return new LocallyConnected1D(change.apply(filters));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static LocallyConnected1D read(Config in) {
        return new LocallyConnected1D(Unshared.read(in, 1));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
    }
}
