package org.kaon.regularizer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// A penalty that joins the training loss.
public interface Regularizer {

    /// The penalty for a weight or for a layer's result.
    ///
    /// *Shape*: any → scalar. *Type*: float32.
    Value penalty(Value weight);

    /// Keras's settings of this regulariser.
    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }
}
