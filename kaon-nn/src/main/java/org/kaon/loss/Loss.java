package org.kaon.loss;

import org.kaon.config.Config;
import org.kaon.config.Spelling;
import org.kaon.graph.Value;

import java.util.Optional;

/// What training makes small.
///
/// The trainer makes one number of the losses of a batch by {@link #reduction}, where weights are
/// event and class weights of any sign.
public interface Loss {

    /// One loss for each row (and each place before the last axis).
    ///
    /// *Shape*: prediction `[batch, …, d]` → `[batch, …]`; losses of whole samples → scalar.
    ///
    /// *Errors*: {@link org.kaon.tensor.ShapeException} for a target that does not fit.
    Value of(Value target, Value prediction);

    /// Which losses count, where a loss itself says so: those of an ignored class do not.
    default Optional<Value> mask(Value target, Value losses) {
        return Optional.empty();
    }

    /// How losses become one number: the mean over the batch, `Σ w·l / n`, as Keras's default.
    default Reduction reduction() {
        return Reduction.SUM_OVER_BATCH_SIZE;
    }

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
