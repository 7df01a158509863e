package org.kaon.constraint;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// A set of allowed weights, and how an updated weight is brought into it.
public interface Constraint {

    /// The nearest allowed weight. *Shape*: any → same.
    Value apply(Value weight);

    /// Keras's settings of this constraint.
    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }
}
