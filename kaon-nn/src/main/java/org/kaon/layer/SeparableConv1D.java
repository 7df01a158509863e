package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// A convolution of each channel on its own over steps, then a product over channels. Keras:
/// `SeparableConv1D`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', filters]`; the kernels are `[size…,
/// channels, multiplier]` and `[1…, channels · multiplier, filters]`.
public record SeparableConv1D(Separable filters) implements Layer {

    public static SeparableConv1D separableConv1D(int filters, int size) {
        return new SeparableConv1D(Separable.of(filters, Collections.nCopies(1, size)));
    }

    public SeparableConv1D sweep(UnaryOperator<Sweep> change) {
        return new SeparableConv1D(filters.sweep(change));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static SeparableConv1D read(Config in) {
        return new SeparableConv1D(Separable.read(in, 1));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
    }
}
