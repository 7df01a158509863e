package org.kaon.graph;

import org.kaon.tensor.TensorType;

import java.util.List;

/// A mathematical operation as a value: a record of its attributes. Equal ops on equal inputs are
/// one computation.
///
/// Users may add ops; a lowering for each engine makes them run.
public interface Op {

    /// The types of the outputs for inputs of these types; extents may be unknown.
    ///
    /// *Errors*: {@link org.kaon.tensor.ShapeException} naming the op, what it expects and what it
    /// got.
    List<TensorType> infer(List<TensorType> inputs);

    /// The gradient with respect to each input, as more graph, from the gradients of each output.
    /// Where an output is not used, its upstream gradient is zeros.
    List<Gradient> gradient(Node call, List<Value> upstream);

    /// A short name for dumps and messages.
    default String name() {
        return getClass().getSimpleName();
    }
}
