package org.kaon.op;

import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;

import java.util.List;
import java.util.function.UnaryOperator;

/// `c′ = f·c + i·activation(g)`, `h′ = o·activation(c′)` with the gates `i, f, g, o` of `x·kernel +
/// bias + h·recurrentKernel`, in Keras's order, i, f, o through the recurrent activation: the long
/// short-term memory. The states are h and c.
///
/// *Shape*: kernel `[features, 4·units]`, recurrent kernel `[units, 4·units]`, bias `[4·units]` or
/// a scalar 0.
///
/// *Source*: Hochreiter, Schmidhuber 1997; forget gate: Gers et al. 2000.
public record LstmCell(
        Value kernel,
        Value recurrentKernel,
        Value bias,
        UnaryOperator<Value> activation,
        UnaryOperator<Value> recurrentActivation,
        GateMasks masks)
        implements RecurrentCell {

    /// With tanh and sigmoid.
    public static LstmCell of(Value kernel, Value recurrentKernel, Value bias) {
        return new LstmCell(
                kernel, recurrentKernel, bias, Tanh::tanh, Sigmoid::sigmoid, GateMasks.NONE);
    }

    @Override
    public long units() {
        return RecurrentCell.units(recurrentKernel, 4);
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public List<Value> step(Value projected, List<Value> states) {
        Value gates = add(projected, masks.state(states.get(0), recurrentKernel));
        Value input = recurrentActivation.apply(gate(gates, 0));
        Value forget = recurrentActivation.apply(gate(gates, 1));
        Value candidate = activation.apply(gate(gates, 2));
        Value output = recurrentActivation.apply(gate(gates, 3));
        Value memory = add(multiply(forget, states.get(1)), multiply(input, candidate));
        return List.of(multiply(output, activation.apply(memory)), memory);
    }
}
