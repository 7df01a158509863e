package org.kaon.constraint;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// `w·(r·clip(‖w‖, low, high) + (1 − r)·‖w‖) / (‖w‖ + ε)`: norms drawn into a range at a rate r.
/// Keras: `MinMaxNorm`.
public record MinMaxNorm(double low, double high, double rate, Norms norms) implements Constraint {

    public MinMaxNorm {
        Norms.require("MinMaxNorm", "min_value", low);
        Norms.require("MinMaxNorm", "max_value", high);
        if (!(rate >= 0 && rate <= 1) || low > high) {
            throw new ConfigException(
                    "MinMaxNorm: expects min_value up to max_value and a rate in [0, 1], found "
                            + low
                            + ", "
                            + high
                            + " and "
                            + rate
                            + ".");
        }
    }

    /// At once, over axis 0.
    public static MinMaxNorm minMaxNorm(double low, double high) {
        return new MinMaxNorm(low, high, 1, Norms.along(0));
    }

    @Override
    public Value apply(Value weight) {
        return norms.to(
                weight,
                norm -> {
                    Value inside = clip(norm, (float) low, (float) high);
                    return rate == 1
                            ? inside
                            : add(
                                    multiply(constant((float) rate), inside),
                                    multiply(constant((float) (1 - rate)), norm));
                });
    }

    static MinMaxNorm read(Config in) {
        return new MinMaxNorm(
                in.number("min_value", 0),
                in.number("max_value", 1),
                in.number("rate", 1),
                Norms.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("min_value", low)
                .put("max_value", high)
                .put("rate", rate)
                .put("axis", norms.written());
    }
}
