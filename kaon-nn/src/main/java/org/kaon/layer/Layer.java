package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// A part of a network as a value: its settings, what it computes, how Keras writes it down.
public interface Layer {

    /// The layer's result for inputs that include the batch axis.
    ///
    /// *Errors*: {@link org.kaon.tensor.ShapeException} for inputs that do not fit.
    Value apply(Scope scope, List<Value> inputs);

    /// Keras's settings of this layer, without `name`, `trainable` and `dtype`.
    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }
}
