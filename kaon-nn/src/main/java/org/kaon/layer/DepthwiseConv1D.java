package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// Filters of their own for each channel, over steps. Keras: `DepthwiseConv1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', channels · multiplier]`; the kernel is
/// `[size…, channels, multiplier]`.
public record DepthwiseConv1D(Depthwise filters) implements Layer {

    public static DepthwiseConv1D depthwiseConv1D(int size) {
        return new DepthwiseConv1D(Depthwise.of(Collections.nCopies(1, size)));
    }

    public DepthwiseConv1D sweep(UnaryOperator<Sweep> change) {
        return new DepthwiseConv1D(filters.sweep(change));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static DepthwiseConv1D read(Config in) {
        return new DepthwiseConv1D(Depthwise.read(in, 1));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
    }
}
