package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

/// `m ← m + (g − m)(1 − β₁); u ← max(β₂·u, |g|); w ← w − rate·m / ((1 − β₁ᵗ)(u + ε))`. Keras:
/// `Adamax`.
///
/// *Source*: Kingma and Ba, 2015, section 7.1.
public record Adamax(Pace pace, double beta1, double beta2, double epsilon) implements Optimizer {

    public Adamax {
        Bounds.requireMoments("Adamax", beta1, beta2, epsilon);
    }

    public static Adamax adamax(double learningRate) {
        return new Adamax(Pace.of(learningRate), 0.9, 0.999, 1e-7);
    }

    @Override
    public Value next(Turn turn) {
        Value m = turn.towards("momentum", turn.gradient(), beta1);
        Variable slot = turn.slot("norm");
        Value decayed = multiply(constant((float) beta2), slot.read());
        Value u = turn.keep(slot, maximum(decayed, abs(turn.gradient())));
        Value below = multiply(turn.oneMinusPower(beta1), add(u, constant((float) epsilon)));
        return subtract(turn.weight(), divide(multiply(turn.rate(), m), below));
    }

    static Adamax read(Config in) {
        return new Adamax(
                Pace.read(in, 0.001),
                in.number("beta_1", 0.9),
                in.number("beta_2", 0.999),
                in.number("epsilon", 1e-7));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("beta_1", beta1).put("beta_2", beta2).put("epsilon", epsilon);
    }
}
