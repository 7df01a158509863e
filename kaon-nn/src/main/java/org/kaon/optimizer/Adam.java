package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

/// `m ← m + (g − m)(1 − β₁); v ← v + (g² − v)(1 − β₂); w ← w − α·m / (√v + ε)` with `α = rate·√(1 −
/// β₂ᵗ) / (1 − β₁ᵗ)`. Keras: `Adam`.
///
/// *Source*: Kingma and Ba, 2015, algorithm 1 in the order of section 2's last paragraph; `1 − βᵗ`
/// is formed as `−expm1(t·ln β)`.
public record Adam(Pace pace, double beta1, double beta2, double epsilon, boolean amsgrad)
        implements Optimizer {

    public Adam {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon >= 0)) {
            throw new ConfigException(
                    "Adam: expects beta_1 and beta_2 in [0, 1) and epsilon of 0 or more, found "
                            + beta1
                            + ", "
                            + beta2
                            + " and "
                            + epsilon
                            + ".");
        }
    }

    public static Adam adam() {
        return adam(0.001);
    }

    public static Adam adam(double learningRate) {
        return adam(Pace.of(learningRate));
    }

    public static Adam adam(Pace pace) {
        return new Adam(pace, 0.9, 0.999, 1e-7, false);
    }

    @Override
    public Value next(Turn turn) {
        Value alpha =
                divide(
                        multiply(turn.rate(), sqrt(turn.oneMinusPower(beta2))),
                        turn.oneMinusPower(beta1));
        Value m = turn.towards("momentum", turn.gradient(), beta1);
        Value v = turn.towards("velocity", square(turn.gradient()), beta2);
        if (amsgrad) {
            Variable largest = turn.slot("velocity_hat");
            v = turn.keep(largest, maximum(largest.read(), v));
        }
        Value step = divide(multiply(m, alpha), add(sqrt(v), constant((float) epsilon)));
        return subtract(turn.weight(), step);
    }

    static Adam read(Config in) {
        return read(in, 0);
    }

    static Adam read(Config in, double weightDecay) {
        return new Adam(
                Pace.read(in, 0.001, weightDecay),
                in.number("beta_1", 0.9),
                in.number("beta_2", 0.999),
                in.number("epsilon", 1e-7),
                in.flag("amsgrad", false));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("beta_1", beta1)
                .put("beta_2", beta2)
                .put("epsilon", epsilon)
                .put("amsgrad", amsgrad);
    }
}
