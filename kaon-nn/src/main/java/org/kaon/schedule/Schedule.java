package org.kaon.schedule;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// The learning rate as a function of the steps done before.
///
/// It is evaluated inside the training plan, from the plan's own counter: then loops of one's own
/// follow it too, a resumed run goes on where it was, and nothing is written to the engine between
/// steps.
public interface Schedule {

    /// The rate for a step. *Shape*: scalar. *Type*: float32 → float32.
    Value at(Value step);

    /// What a history shows before the first step.
    double initial();

    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }
}
