package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// A running mean of the weights, `a ← μ·a + (1 − μ)·w`, that starts as the first weights. Keras:
/// `use_ema`, `ema_momentum`, `ema_overwrite_frequency`.
///
/// The weights become their mean when a training has run to its end, and every `overwrite` steps
/// where that is above 0.
public record Averaging(boolean used, double momentum, int overwrite) {

    public static final Averaging NONE = new Averaging(false, 0.99, 0);

    /// The name of the slot that holds the mean.
    public static final String SLOT = "average";

    public Averaging {
        if (!(momentum >= 0 && momentum <= 1) || overwrite < 0) {
            throw new ConfigException(
                    "Optimizer: expects ema_momentum in [0, 1] and ema_overwrite_frequency of 1 or"
                            + " more, found "
                            + momentum
                            + " and "
                            + overwrite
                            + ".");
        }
    }

    Value next(Value mean, Value weight, Value step) {
        Value running =
                add(
                        multiply(constant((float) momentum), mean),
                        multiply(constant((float) (1 - momentum)), weight));
        return select(equal(step, constant(1f)), weight, running);
    }

    Value overwritten(Value weight, Value mean, Value step) {
        if (overwrite == 0) {
            return weight;
        }
        Value period = constant((float) overwrite);
        Value whole = multiply(floor(divide(step, period)), period);
        return select(equal(subtract(step, whole), constant(0f)), mean, weight);
    }

    static Averaging read(Config in) {
        return new Averaging(
                in.flag("use_ema", false),
                in.number("ema_momentum", NONE.momentum),
                in.integer("ema_overwrite_frequency", 0));
    }

    void write(Config.Writer out) {
        out.put("use_ema", used)
                .put("ema_momentum", momentum)
                .put("ema_overwrite_frequency", overwrite == 0 ? null : overwrite);
    }
}
