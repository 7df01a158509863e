package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `initial / (1 + decay·n)`, with `n = step / decay_steps`, in whole numbers with `staircase`.
/// Keras: `InverseTimeDecay`.
public record InverseTimeDecay(Fall fall) implements Schedule {

    public InverseTimeDecay {
        fall.require("InverseTimeDecay");
    }

    public static InverseTimeDecay inverseTimeDecay(double initial, double period, double decay) {
        return new InverseTimeDecay(new Fall(initial, period, decay, false));
    }

    @Override
    public double initial() {
        return fall.initial();
    }

    @Override
    public Value at(Value step) {
        Value n = fall.periods(step);
        Value start = constant((float) fall.initial());
        return divide(start, add(constant(1f), multiply(constant((float) fall.decay()), n)));
    }

    static InverseTimeDecay read(Config in) {
        return new InverseTimeDecay(Fall.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        fall.write(out);
    }
}
