package org.kaon.op;

import static org.kaon.op.Add.add;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Slice.slice;

import org.kaon.graph.Value;

import java.util.List;
import java.util.function.UnaryOperator;

/// `h′ = z·h + (1 − z)·activation(xₕ + (r·h)·candidateKernel)` with `x = x·kernel + bias` and the
/// gates `z, r` of `x + h·gateKernel`: the gated recurrent unit as it was published, Keras's
/// `reset_after=False`.
///
/// *Shape*: kernel `[features, 3·units]`, gate kernel `[units, 2·units]`, candidate kernel `[units,
/// units]`, bias `[3·units]` or a scalar 0.
///
/// *Source*: Cho et al. 2014, equations 5 to 8.
public record GruResetBeforeCell(
        Value kernel,
        Value gateKernel,
        Value candidateKernel,
        Value bias,
        UnaryOperator<Value> activation,
        UnaryOperator<Value> recurrentActivation,
        GateMasks masks)
        implements RecurrentCell {

    /// With tanh and sigmoid and Keras's recurrent kernel `[units, 3·units]`.
    public static GruResetBeforeCell of(Value kernel, Value recurrentKernel, Value bias) {
        long units = RecurrentCell.units(recurrentKernel, 3);
        return new GruResetBeforeCell(
                kernel,
                slice(recurrentKernel, 1, 0, 2 * units),
                slice(recurrentKernel, 1, 2 * units, 3 * units),
                bias,
                Tanh::tanh,
                Sigmoid::sigmoid,
                GateMasks.NONE);
    }

    @Override
    public long units() {
        return RecurrentCell.units(candidateKernel, 1);
    }

    @Override
    public List<Value> step(Value projected, List<Value> states) {
        Value h = states.getFirst();
        Value u = masks.first(2).state(h, gateKernel);
        Value update = recurrentActivation.apply(add(gate(projected, 0), gate(u, 0)));
        Value reset = recurrentActivation.apply(add(gate(projected, 1), gate(u, 1)));
        Value recalled = matmul(multiply(reset, masks.state(h, 2)), candidateKernel);
        Value candidate = activation.apply(add(gate(projected, 2), recalled));
        return List.of(GruCell.mixed(update, h, candidate));
    }
}
