package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// Filters of their own for each channel, over images. Keras: `DepthwiseConv2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', channels · multiplier]`;
/// the kernel is `[size…, channels, multiplier]`.
public record DepthwiseConv2D(Depthwise filters) implements Layer {

    public static DepthwiseConv2D depthwiseConv2D(int size) {
        return new DepthwiseConv2D(Depthwise.of(Collections.nCopies(2, size)));
    }

    public DepthwiseConv2D sweep(UnaryOperator<Sweep> change) {
        return new DepthwiseConv2D(filters.sweep(change));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static DepthwiseConv2D read(Config in) {
        return new DepthwiseConv2D(Depthwise.read(in, 2));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
    }
}
