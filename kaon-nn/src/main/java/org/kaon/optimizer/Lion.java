package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sign.sign;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `w ← w − rate·sign(β₁·m + (1 − β₁)·g); m ← β₂·m + (1 − β₂)·g`. Keras: `Lion`.
///
/// *Source*: Chen et al., arXiv:2302.06675, algorithm 2.
public record Lion(Pace pace, double beta1, double beta2) implements Optimizer {

    public Lion {
        Bounds.requireFraction("Lion", "beta_1", beta1);
        Bounds.requireFraction("Lion", "beta_2", beta2);
    }

    public static Lion lion(double learningRate) {
        return new Lion(Pace.of(learningRate), 0.9, 0.99);
    }

    @Override
    public Value next(Turn turn) {
        Value g = turn.gradient();
        Value m = turn.slot("momentum").read();
        Value direction =
                add(multiply(m, constant((float) beta1)), multiply(g, constant(1 - (float) beta1)));
        turn.average("momentum", g, beta2);
        return subtract(turn.weight(), multiply(turn.rate(), sign(direction)));
    }

    static Lion read(Config in) {
        return new Lion(Pace.read(in, 0.001), in.number("beta_1", 0.9), in.number("beta_2", 0.99));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("beta_1", beta1).put("beta_2", beta2);
    }
}
