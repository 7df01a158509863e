package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Pow.pow;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `initial·decayⁿ`, with `n = step / decay_steps`, in whole numbers with `staircase`. Keras:
/// `ExponentialDecay`.
public record ExponentialDecay(double initial, double period, double decay, boolean staircase)
        implements Schedule {

    public ExponentialDecay {
        Steps.requireNotNegative("ExponentialDecay", "initial_learning_rate", initial);
        Steps.requirePositive("ExponentialDecay", "decay_steps", period);
        Steps.requireNotNegative("ExponentialDecay", "decay_rate", decay);
    }

    public static ExponentialDecay exponentialDecay(double initial, double period, double decay) {
        return new ExponentialDecay(initial, period, decay, false);
    }

    @Override
    public Value at(Value step) {
        Value n = Steps.periods(step, period, staircase);
        Value start = constant((float) initial);
        return multiply(start, pow(constant((float) decay), n));
    }

    static ExponentialDecay read(Config in) {
        return new ExponentialDecay(
                in.number("initial_learning_rate"),
                in.number("decay_steps"),
                in.number("decay_rate"),
                in.flag("staircase", false));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("initial_learning_rate", initial)
                .put("decay_steps", period)
                .put("decay_rate", decay)
                .put("staircase", staircase);
    }
}
