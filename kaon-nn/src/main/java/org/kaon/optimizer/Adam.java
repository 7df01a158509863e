package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Expm1.expm1;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.DataType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        return new Adam(Pace.of(learningRate), 0.9, 0.999, 1e-7, false);
    }

    @Override
    public Map<Variable, Value> updates(
            Slots slots,
            List<Variable> weights,
            List<Value> gradients,
            Value rate,
            Value iterations) {
        Value t = cast(add(iterations, constant(1L)), DataType.FLOAT32);
        Value alpha =
                divide(multiply(rate, sqrt(oneMinusPower(beta2, t))), oneMinusPower(beta1, t));
        List<Value> bounded = pace.clipping().apply(gradients);
        Map<Variable, Value> updates = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            Variable weight = weights.get(i);
            Value g = bounded.get(i);
            Variable first = slots.slot(weight, "momentum");
            Variable second = slots.slot(weight, "velocity");
            Value m = towards(first.read(), g, beta1);
            Value v = towards(second.read(), square(g), beta2);
            updates.put(first, m);
            updates.put(second, v);
            if (amsgrad) {
                Variable largest = slots.slot(weight, "velocity_hat");
                v = maximum(largest.read(), v);
                updates.put(largest, v);
            }
            Value step = divide(multiply(m, alpha), add(sqrt(v), constant((float) epsilon)));
            updates.put(weight, subtract(pace.decayed(weight.read(), rate), step));
        }
        return updates;
    }

    private static Value towards(Value moment, Value now, double beta) {
        return add(moment, multiply(subtract(now, moment), constant((float) (1 - beta))));
    }

    private static Value oneMinusPower(double beta, Value t) {
        return beta == 0
                ? constant(1f)
                : negate(expm1(multiply(t, constant((float) Math.log(beta)))));
    }

    static Adam read(Config in) {
        return new Adam(
                Pace.read(in, 0.001),
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
