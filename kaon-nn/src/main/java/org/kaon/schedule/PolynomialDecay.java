package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Pow.pow;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `(initial − end)·(1 − step/steps)^power + end`, then `end`; with `cycle` the number of steps
/// grows by its multiples instead. Keras: `PolynomialDecay`.
public record PolynomialDecay(double initial, double steps, double end, double power, boolean cycle)
        implements Schedule {

    public PolynomialDecay {
        Steps.requireNotNegative("PolynomialDecay", "initial_learning_rate", initial);
        Steps.requirePositive("PolynomialDecay", "decay_steps", steps);
        Steps.requireNotNegative("PolynomialDecay", "end_learning_rate", end);
    }

    public static PolynomialDecay polynomialDecay(double initial, double steps) {
        return new PolynomialDecay(initial, steps, 1e-4, 1, false);
    }

    @Override
    public Value at(Value step) {
        Value one = constant(1f);
        Value length = constant((float) steps);
        Value share =
                cycle
                        ? divide(step, multiply(length, cycles(step)))
                        : divide(minimum(step, length), length);
        Value left = power == 1 ? subtract(one, share) : pow(subtract(one, share), (float) power);
        return add(multiply(constant((float) (initial - end)), left), constant((float) end));
    }

    private Value cycles(Value step) {
        Value up = negate(floor(negate(divide(step, constant((float) steps)))));
        return maximum(up, constant(1f));
    }

    static PolynomialDecay read(Config in) {
        return new PolynomialDecay(
                in.number("initial_learning_rate"),
                in.number("decay_steps"),
                in.number("end_learning_rate", 1e-4),
                in.number("power", 1),
                in.flag("cycle", false));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("initial_learning_rate", initial)
                .put("decay_steps", steps)
                .put("end_learning_rate", end)
                .put("power", power)
                .put("cycle", cycle);
    }
}
