package org.kaon.optimizer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

/// How weights follow from gradients.
public interface Optimizer {

    /// What all optimizers share: rate, decay, clipping, averaging, accumulation.
    Pace pace();

    /// The next value of one weight. What must be remembered of it goes into the turn's slots.
    Value next(Turn turn);

    /// The decoupled weight decay of one weight.
    default double decay(Variable weight) {
        return pace().decay().of(weight);
    }

    /// The next values of all weights and slots.
    ///
    /// `rate` is the learning rate, a float32 scalar; `iterations` counts the steps before this
    /// one, an int64 scalar. All of {@link #pace} but the schedule is applied here.
    default Map<Variable, Value> updates(
            Slots slots,
            List<Variable> weights,
            List<Value> gradients,
            Value rate,
            Value iterations) {
        return new Stepping(this, slots, weights).updates(gradients, rate, iterations);
    }

    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }

    /// What an optimizer remembers from step to step.
    @FunctionalInterface
    interface Slots {

        /// A float32 variable, made on the first call for its path with one value everywhere.
        Variable slot(String path, Shape shape, float initial);
    }
}
