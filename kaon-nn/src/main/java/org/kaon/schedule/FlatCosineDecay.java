package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// One rate for a share of the steps, then half a cosine down to `end`: what is used with Ranger.
/// Kaon's own.
public record FlatCosineDecay(double initial, double steps, double share, double end)
        implements Schedule {

    public FlatCosineDecay {
        Steps.requireNotNegative("FlatCosineDecay", "initial_learning_rate", initial);
        Steps.requirePositive("FlatCosineDecay", "decay_steps", steps);
        Steps.requireNotNegative("FlatCosineDecay", "end_learning_rate", end);
        if (!(share >= 0 && share < 1)) {
            throw new ConfigException(
                    "FlatCosineDecay: \"flat_share\" expects a number in [0, 1), found "
                            + share
                            + ".");
        }
    }

    /// Flat for 0.72 of the steps, then down to 0.
    public static FlatCosineDecay flatCosineDecay(double initial, double steps) {
        return new FlatCosineDecay(initial, steps, 0.72, 0);
    }

    @Override
    public Value at(Value step) {
        double flat = share * steps;
        Value gone = subtract(minimum(step, constant((float) steps)), constant((float) flat));
        Value falling = divide(maximum(gone, constant(0f)), constant((float) (steps - flat)));
        return Steps.between(end, initial, Steps.halfCosine(falling));
    }

    static FlatCosineDecay read(Config in) {
        return new FlatCosineDecay(
                in.number("initial_learning_rate"),
                in.number("decay_steps"),
                in.number("flat_share", 0.72),
                in.number("end_learning_rate", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("initial_learning_rate", initial)
                .put("decay_steps", steps)
                .put("flat_share", share)
                .put("end_learning_rate", end);
    }
}
