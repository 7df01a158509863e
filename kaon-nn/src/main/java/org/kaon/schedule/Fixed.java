package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// One rate for all steps, until a callback sets another. Keras: a number for `learning_rate`.
public record Fixed(double initial) implements Schedule {

    public Fixed {
        if (!(initial >= 0) || Double.isInfinite(initial)) {
            throw new ConfigException(
                    "Optimizer: expects a learning rate of 0 or more, found " + initial + ".");
        }
    }

    @Override
    public Value at(Value step) {
        return constant((float) initial);
    }

    @Override
    public void write(Config.Writer out) {
        out.put("learning_rate", initial);
    }
}
