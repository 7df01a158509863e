package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Pow.pow;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `initial·decayⁿ`, with `n = step / decay_steps`, in whole numbers with `staircase`. Keras:
/// `ExponentialDecay`.
public record ExponentialDecay(Fall fall) implements Schedule {

    public ExponentialDecay {
        fall.require("ExponentialDecay");
    }

    public static ExponentialDecay exponentialDecay(double initial, double period, double decay) {
        return new ExponentialDecay(new Fall(initial, period, decay, false));
    }

    @Override
    public double initial() {
        return fall.initial();
    }

    @Override
    public Value at(Value step) {
        Value n = fall.periods(step);
        Value start = constant((float) fall.initial());
        return multiply(start, pow(constant((float) fall.decay()), n));
    }

    static ExponentialDecay read(Config in) {
        return new ExponentialDecay(Fall.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        fall.write(out);
    }
}
