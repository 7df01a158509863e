package org.kaon.op;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;

/// One step of a recurrent network: how states follow from states and an input. {@link Recurrence}
/// carries it along a sequence.
public interface RecurrentCell {

    /// The extent of the output and of each state.
    long units();

    /// How many states there are; the first is the output.
    default int states() {
        return 1;
    }

    /// The weights of the input, `[features, gates · units]`.
    Value kernel();

    /// What is added to the projected input: `[gates · units]` or a scalar 0.
    Value bias();

    /// What input and states are multiplied by before their products: dropout.
    GateMasks masks();

    /// What a step takes from its input alone, for all steps at once: `x·kernel + bias`.
    ///
    /// *Shape*: `[…, features]` → `[…, gates · units]`.
    default Value project(Value x) {
        return Add.add(masks().input(x, kernel()), bias());
    }

    /// The next states.
    ///
    /// *Shape*: projected `[batch, gates · units]`, states `[batch, units]`.
    List<Value> step(Value projected, List<Value> states);

    /// The units of a recurrent kernel whose columns are this many gates.
    ///
    /// *Errors*: columns that are not known yet.
    static long units(Value recurrentKernel, int gates) {
        long columns = recurrentKernel.shape().extent(-1);
        if (columns == Shape.ANY || columns % gates != 0) {
            throw new ShapeException(
                    "Recurrent cell: expected a recurrent kernel with a known multiple of "
                            + gates
                            + " columns, found "
                            + recurrentKernel.shape()
                            + ". Give weights of shape [units, "
                            + gates
                            + " · units].");
        }
        return columns / gates;
    }

    /// The columns of the i-th gate.
    default Value gate(Value gates, int i) {
        return Slice.slice(gates, -1, i * units(), (i + 1) * units());
    }
}
