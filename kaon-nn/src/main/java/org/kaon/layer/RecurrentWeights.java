package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.initializer.GlorotUniform.glorotUniform;
import static org.kaon.initializer.Orthogonal.orthogonal;
import static org.kaon.initializer.Zeros.zeros;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

/// The weights of a recurrent layer: a kernel for the input, one for the state, and perhaps a bias.
public record RecurrentWeights(
        WeightSettings kernel, WeightSettings recurrent, boolean useBias, WeightSettings bias) {

    /// Keras's defaults: Glorot uniform, orthogonal and 0.
    public static RecurrentWeights standard() {
        return new RecurrentWeights(
                WeightSettings.of(glorotUniform()),
                WeightSettings.of(orthogonal()),
                true,
                WeightSettings.of(zeros()));
    }

    public RecurrentWeights withoutBias() {
        return new RecurrentWeights(kernel, recurrent, false, bias);
    }

    Value kernel(Scope scope, Shape shape) {
        return scope.weight("kernel", shape, kernel);
    }

    Value recurrent(Scope scope, Shape shape) {
        return scope.weight("recurrent_kernel", shape, recurrent);
    }

    /// A scalar 0 where there is no bias.
    Value bias(Scope scope, Shape shape) {
        return useBias ? scope.weight("bias", shape, bias) : constant(0f);
    }

    /// The same with 1 as the start of a forget gate's bias.
    RecurrentWeights remembering(boolean unitForgetBias) {
        return unitForgetBias
                ? new RecurrentWeights(
                        kernel,
                        recurrent,
                        useBias,
                        bias.initializer(new UnitForgetBias(bias.initializer())))
                : this;
    }

    static RecurrentWeights read(Config in) {
        RecurrentWeights otherwise = standard();
        return new RecurrentWeights(
                WeightSettings.read(in, "kernel", otherwise.kernel.initializer()),
                WeightSettings.read(in, "recurrent", otherwise.recurrent.initializer()),
                in.flag("use_bias", true),
                WeightSettings.read(in, "bias", otherwise.bias.initializer()));
    }

    void write(Config.Writer out) {
        kernel.write(out, "kernel");
        recurrent.write(out, "recurrent");
        bias.write(out, "bias");
        out.put("use_bias", useBias);
    }
}
