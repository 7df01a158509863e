package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// A convolution over images with a kernel and a bias of its own for each place. Keras 2:
/// `LocallyConnected2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', filters]`; the kernel is
/// `[places, size… · channels, filters]`, in Keras 2's first layout.
public record LocallyConnected2D(Unshared filters) implements OwnLayer {

    public static LocallyConnected2D locallyConnected2D(int filters, int size) {
        return new LocallyConnected2D(Unshared.of(filters, Collections.nCopies(2, size)));
    }

    public LocallyConnected2D with(UnaryOperator<Unshared> change) {
        return new LocallyConnected2D(change.apply(filters));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static LocallyConnected2D read(Config in) {
        return new LocallyConnected2D(Unshared.read(in, 2));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
    }
}
