package org.kaon.op;

import static org.kaon.op.Add.add;

import org.kaon.graph.Value;

import java.util.List;
import java.util.function.UnaryOperator;

/// `h′ = activation(x·kernel + bias + h·recurrentKernel)`: the simple recurrent cell, Keras's
/// `SimpleRNN`.
///
/// *Shape*: kernel `[features, units]`, recurrent kernel `[units, units]`, bias `[units]` or a
/// scalar 0.
public record SimpleCell(
        Value kernel,
        Value recurrentKernel,
        Value bias,
        UnaryOperator<Value> activation,
        GateMasks masks)
        implements RecurrentCell {

    public SimpleCell(
            Value kernel, Value recurrentKernel, Value bias, UnaryOperator<Value> activation) {
        this(kernel, recurrentKernel, bias, activation, GateMasks.NONE);
    }

    @Override
    public long units() {
        return RecurrentCell.units(recurrentKernel, 1);
    }

    @Override
    public List<Value> step(Value projected, List<Value> states) {
        Value sum = add(projected, masks.state(states.getFirst(), recurrentKernel));
        return List.of(activation.apply(sum));
    }
}
