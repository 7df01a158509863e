package org.kaon.loss;

import org.kaon.config.Config;
import org.kaon.config.Spelling;
import org.kaon.graph.Value;

/// What training makes small.
///
/// The trainer forms `Σ w·l / n` over the rows of a batch (Keras: `sum_over_batch_size`), where w
/// are event and class weights and n counts the losses, not the weights.
public interface Loss {

    /// One loss for each row (and each place before the last axis).
    ///
    /// *Shape*: prediction `[batch, …, d]` → `[batch, …]`.
    ///
    /// *Errors*: {@link org.kaon.tensor.ShapeException} for a target that does not fit.
    Value of(Value target, Value prediction);

    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }

    /// Keras's name in snake case.
    default String name() {
        return Spelling.snakeCase(className());
    }
}
