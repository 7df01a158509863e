package org.kaon.layer;

import static org.kaon.initializer.GlorotUniform.glorotUniform;
import static org.kaon.initializer.Zeros.zeros;
import static org.kaon.op.Add.add;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Initializer;
import org.kaon.tensor.Shape;

/// The weights of a layer that multiplies by a kernel and may add a bias.
public record Affine(WeightSettings kernel, boolean useBias, WeightSettings bias) {

    /// Keras's defaults: Glorot uniform and 0.
    public static Affine standard() {
        return new Affine(WeightSettings.of(glorotUniform()), true, WeightSettings.of(zeros()));
    }

    public Affine kernel(WeightSettings other) {
        return new Affine(other, useBias, bias);
    }

    public Affine kernel(Initializer other) {
        return kernel(kernel.initializer(other));
    }

    public Affine bias(WeightSettings other) {
        return new Affine(kernel, useBias, other);
    }

    public Affine withoutBias() {
        return new Affine(kernel, false, bias);
    }

    Value kernel(Scope scope, Shape shape) {
        return scope.weight("kernel", shape, kernel);
    }

    /// With the bias over the last axis, where there is one.
    Value biased(Scope scope, Value product, long units) {
        return useBias ? add(product, scope.weight("bias", Shape.of(units), bias)) : product;
    }

    static Affine read(Config in) {
        return read(in, "kernel");
    }

    /// With the kernel's settings under another prefix.
    static Affine read(Config in, String prefix) {
        Affine otherwise = standard();
        return new Affine(
                WeightSettings.read(in, prefix, otherwise.kernel.initializer()),
                in.flag("use_bias", true),
                WeightSettings.read(in, "bias", otherwise.bias.initializer()));
    }

    void write(Config.Writer out) {
        write(out, "kernel");
    }

    void write(Config.Writer out, String prefix) {
        kernel.write(out, prefix);
        bias.write(out, "bias");
        out.put("use_bias", useBias);
    }
}
