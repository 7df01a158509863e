package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `initial / (1 + decay·n)`, with `n = step / decay_steps`, in whole numbers with `staircase`.
/// Keras: `InverseTimeDecay`.
public record InverseTimeDecay(double initial, double period, double decay, boolean staircase)
        implements Schedule {

    public InverseTimeDecay {
        Steps.requireNotNegative("InverseTimeDecay", "initial_learning_rate", initial);
        Steps.requirePositive("InverseTimeDecay", "decay_steps", period);
        Steps.requireNotNegative("InverseTimeDecay", "decay_rate", decay);
    }

    public static InverseTimeDecay inverseTimeDecay(double initial, double period, double decay) {
        return new InverseTimeDecay(initial, period, decay, false);
    }

    @Override
    public Value at(Value step) {
        Value n = Steps.periods(step, period, staircase);
        Value start = constant((float) initial);
        return divide(start, add(constant(1f), multiply(constant((float) decay), n)));
    }

    static InverseTimeDecay read(Config in) {
        return new InverseTimeDecay(
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
