package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.function.UnaryOperator;

/// `h′ = z·h + (1 − z)·activation(xₕ + r·uₕ)` with `x = x·kernel + bias`, `u = h·recurrentKernel +
/// recurrentBias` and the gates `z, r` of `x + u`, in Keras's order z, r, h: the gated recurrent
/// unit whose reset gate comes after the product (`reset_after`, as in cuDNN).
///
/// *Shape*: kernel `[features, 3·units]`, recurrent kernel `[units, 3·units]`, each bias
/// `[3·units]` or a scalar 0. {@link GruResetBeforeCell} is the other form.
///
/// *Source*: Cho et al. 2014, with the reset gate moved.
public record GruCell(
        Value kernel,
        Value recurrentKernel,
        Value bias,
        Value recurrentBias,
        UnaryOperator<Value> activation,
        UnaryOperator<Value> recurrentActivation,
        GateMasks masks)
        implements RecurrentCell {

    /// With tanh and sigmoid and Keras's `[2, 3·units]` of both biases, or a scalar 0.
    public static GruCell of(Value kernel, Value recurrentKernel, Value biases) {
        return new GruCell(
                kernel,
                recurrentKernel,
                row(biases, 0),
                row(biases, 1),
                Tanh::tanh,
                Sigmoid::sigmoid,
                GateMasks.NONE);
    }

    /// The bias of the input (0) or of the state (1) in Keras's pair.
    public static Value row(Value biases, int row) {
        return biases.shape().rank() == 0
                ? biases
                : reshape(slice(biases, 0, row, row + 1L), Shape.of(biases.shape().extent(1)));
    }

    @Override
    public long units() {
        return RecurrentCell.units(recurrentKernel, 3);
    }

    @Override
    public List<Value> step(Value projected, List<Value> states) {
        Value h = states.getFirst();
        Value u = add(masks.state(h, recurrentKernel), recurrentBias);
        Value update = recurrentActivation.apply(add(gate(projected, 0), gate(u, 0)));
        Value reset = recurrentActivation.apply(add(gate(projected, 1), gate(u, 1)));
        Value candidate = activation.apply(add(gate(projected, 2), multiply(reset, gate(u, 2))));
        return List.of(mixed(update, h, candidate));
    }

    /// `update·h + (1 − update)·candidate`.
    static Value mixed(Value update, Value h, Value candidate) {
        Value rest = subtract(constant(1f), update);
        return add(multiply(update, h), multiply(rest, candidate));
    }
}
