package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// A convolution of each channel on its own over images, then a product over channels. Keras:
/// `SeparableConv2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', filters]`; the kernels
/// are `[size…, channels, multiplier]` and `[1…, channels · multiplier, filters]`.
public record SeparableConv2D(Separable filters) implements Layer {

    public static SeparableConv2D separableConv2D(int filters, int size) {
        return new SeparableConv2D(Separable.of(filters, Collections.nCopies(2, size)));
    }

    public SeparableConv2D sweep(UnaryOperator<Sweep> change) {
        return new SeparableConv2D(filters.sweep(change));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static SeparableConv2D read(Config in) {
        return new SeparableConv2D(Separable.read(in, 2));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
    }
}
