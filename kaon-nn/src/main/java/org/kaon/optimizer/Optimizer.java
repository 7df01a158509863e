package org.kaon.optimizer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

import java.util.List;
import java.util.Map;

/// How weights follow from gradients.
public interface Optimizer {

    /// Learning rate, weight decay and clipping.
    Pace pace();

    /// The next values of the weights and of the optimizer's slots.
    ///
    /// `rate` is the learning rate, a float32 scalar; `iterations` counts the steps before this
    /// one, an int64 scalar. Clipping and weight decay of {@link #pace} are applied here.
    Map<Variable, Value> updates(
            Slots slots,
            List<Variable> weights,
            List<Value> gradients,
            Value rate,
            Value iterations);

    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }

    /// What an optimizer remembers of each weight from step to step.
    interface Slots {

        /// A variable of the weight's shape that starts at zero, made on the first call for its
        /// name.
        Variable slot(Variable weight, String name);
    }
}
