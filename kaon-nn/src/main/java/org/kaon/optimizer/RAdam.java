package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// Adam whose step is rectified while its second moment rests on few gradients, and plain momentum
/// before that is possible. Keras has none; TensorFlow Addons: `RectifiedAdam`.
///
/// With `ρ∞ = 2/(1 − β₂) − 1` and `ρ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ)`: where ρ is above the threshold, `w ←
/// w − rate·r·m̂·√(1 − β₂ᵗ)/(√v + ε)` with `r² = (ρ−4)(ρ−2)ρ∞ / ((ρ∞−4)(ρ∞−2)ρ)`, else `w ← w −
/// rate·m̂`.
///
/// *Source*: Liu et al., ICLR 2020, algorithm 2; the threshold of 5 is that of PyTorch.
public record RAdam(Pace pace, double beta1, double beta2, double epsilon, double threshold)
        implements Optimizer {

    public RAdam {
        Bounds.requireMoments("RAdam", beta1, beta2, epsilon);
        if (threshold < 4) {
            throw new ConfigException(
                    "RAdam: \"sma_threshold\" expects 4 or more, found " + threshold + ".");
        }
    }

    public static RAdam radam(double learningRate) {
        return new RAdam(Pace.of(learningRate), 0.9, 0.999, 1e-7, 5);
    }

    @Override
    public Value next(Turn turn) {
        Value m = turn.towards("momentum", turn.gradient(), beta1);
        Value v = turn.towards("velocity", square(turn.gradient()), beta2);
        Value direction = divide(m, turn.oneMinusPower(beta1));
        Value below = turn.oneMinusPower(beta2);
        double longest = 2 / (1 - beta2) - 1;
        Value length = length(turn.step(), below, longest);
        Value four = subtract(length, constant(4f));
        Value two = subtract(length, constant(2f));
        float scale = (float) (longest / ((longest - 4) * (longest - 2)));
        Value squared = divide(multiply(multiply(four, two), constant(scale)), length);
        Value adaptive = divide(sqrt(below), add(sqrt(v), constant((float) epsilon)));
        Value rectified = multiply(sqrt(maximum(squared, constant(0f))), adaptive);
        Value factor =
                select(greater(length, constant((float) threshold)), rectified, constant(1f));
        return subtract(turn.weight(), multiply(multiply(turn.rate(), direction), factor));
    }

    private Value length(Value step, Value below, double longest) {
        Value power = subtract(constant(1f), below);
        Value lost = divide(multiply(multiply(constant(2f), step), power), below);
        return subtract(constant((float) longest), lost);
    }

    static RAdam read(Config in) {
        return read(in, 0.9, 1e-7);
    }

    static RAdam read(Config in, double beta1, double epsilon) {
        return new RAdam(
                Pace.read(in, 0.001),
                in.number("beta_1", beta1),
                in.number("beta_2", 0.999),
                in.number("epsilon", epsilon),
                in.number("sma_threshold", 5));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("beta_1", beta1)
                .put("beta_2", beta2)
                .put("epsilon", epsilon)
                .put("sma_threshold", threshold);
    }
}
