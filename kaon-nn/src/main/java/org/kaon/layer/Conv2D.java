package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Initializer;
import org.kaon.op.Padding;

import java.util.List;
import java.util.function.UnaryOperator;

/// `y = activation(x ∗ kernel + bias)` over images. Keras: `Conv2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', filters]`; the kernel is
/// `[height, width, channels / groups, filters]`.
public record Conv2D(Filters filters) implements Layer {

    public static Conv2D conv2D(int filters, int size) {
        return conv2D(filters, List.of(size, size));
    }

    public static Conv2D conv2D(int filters, List<Integer> size) {
        return new Conv2D(Filters.of(filters, size));
    }

    public Conv2D padding(Padding padding) {
        return sweep(sweep -> sweep.padding(padding));
    }

    public Conv2D strides(int vertical, int horizontal) {
        return sweep(sweep -> sweep.strides(vertical, horizontal));
    }

    public Conv2D activation(Activation other) {
        return sweep(sweep -> sweep.activation(other));
    }

    public Conv2D affine(Affine other) {
        return new Conv2D(filters.affine(other));
    }

    public Conv2D kernelInitializer(Initializer other) {
        return affine(filters.affine().kernel(other));
    }

    public Conv2D sweep(UnaryOperator<Sweep> change) {
        return new Conv2D(filters.sweep(change));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.convolve(new Site(this, scope), inputs.getFirst());
    }

    static Conv2D read(Config in) {
        return new Conv2D(Filters.read(in, 2));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
        out.put("groups", filters.sweep().groups());
    }
}
