package org.kaon.constraint;

import static org.kaon.op.Relu.relu;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `max(w, 0)`. Keras: `NonNeg`.
public record NonNeg() implements Constraint {

    public static NonNeg nonNeg() {
        return new NonNeg();
    }

    @Override
    public Value apply(Value weight) {
        return relu(weight);
    }

    @Override
    public void write(Config.Writer out) {}
}
