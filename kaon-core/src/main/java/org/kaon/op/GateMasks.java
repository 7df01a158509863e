package org.kaon.op;

import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Slice.slice;

import org.kaon.graph.Value;

import java.util.ArrayList;
import java.util.List;

/// What a recurrent cell sees its input and its state through: the factors of dropout, which stay
/// the same from step to step.
///
/// Each list is empty (nothing is dropped), has one factor for all gates, or one for each gate.
///
/// *Shape*: inputs `[batch, 1, features]`, states `[batch, units]`.
///
/// *Source*: Gal, Ghahramani 2016.
public record GateMasks(List<Value> inputs, List<Value> states) {

    public static final GateMasks NONE = new GateMasks(List.of(), List.of());

    public GateMasks {
        inputs = List.copyOf(inputs);
        states = List.copyOf(states);
    }

    /// `x·kernel` of an input.
    Value input(Value x, Value kernel) {
        return product(x, kernel, inputs);
    }

    /// `h·kernel` of a state.
    Value state(Value h, Value kernel) {
        return product(h, kernel, states);
    }

    /// A state as one gate sees it.
    Value state(Value h, int gate) {
        return states.isEmpty() ? h : multiply(h, states.get(Math.min(gate, states.size() - 1)));
    }

    /// The first gates alone.
    GateMasks first(int gates) {
        return states.size() < 2 ? this : new GateMasks(inputs, states.subList(0, gates));
    }

    private static Value product(Value x, Value kernel, List<Value> masks) {
        if (masks.isEmpty()) {
            return matmul(x, kernel);
        }
        if (masks.size() == 1) {
            return matmul(multiply(x, masks.getFirst()), kernel);
        }
        long units = RecurrentCell.units(kernel, masks.size());
        List<Value> gates = new ArrayList<>();
        for (int i = 0; i < masks.size(); i++) {
            Value columns = slice(kernel, -1, i * units, (i + 1) * units);
            gates.add(matmul(multiply(x, masks.get(i)), columns));
        }
        return Concat.concat(-1, gates.toArray(Value[]::new));
    }
}
