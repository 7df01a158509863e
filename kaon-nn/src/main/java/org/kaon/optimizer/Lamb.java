package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// Adam's direction with the length of the weight: `u = m̂ / (√v̂ + ε); w ← w − rate·‖w‖/‖u‖·u`,
/// where a norm of 0 makes the ratio 1. Keras: `Lamb`.
///
/// *Source*: You et al., 2020, algorithm 2.
public record Lamb(Pace pace, double beta1, double beta2, double epsilon) implements Optimizer {

    public Lamb {
        Bounds.requireMoments("Lamb", beta1, beta2, epsilon);
    }

    public static Lamb lamb(double learningRate) {
        return new Lamb(Pace.of(learningRate), 0.9, 0.999, 1e-7);
    }

    @Override
    public Value next(Turn turn) {
        Value m = turn.towards("momentum", turn.gradient(), beta1);
        Value v = turn.towards("velocity", square(turn.gradient()), beta2);
        Value root = add(sqrt(divide(v, turn.oneMinusPower(beta2))), constant((float) epsilon));
        Value update = divide(divide(m, turn.oneMinusPower(beta1)), root);
        Value weightNorm = sqrt(sum(square(turn.weight())));
        Value updateNorm = sqrt(sum(square(update)));
        Value one = constant(1f);
        Value zero = constant(0f);
        Value ratio =
                select(
                        greater(weightNorm, zero),
                        select(greater(updateNorm, zero), divide(weightNorm, updateNorm), one),
                        one);
        return subtract(turn.weight(), multiply(multiply(ratio, turn.rate()), update));
    }

    static Lamb read(Config in) {
        return new Lamb(
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
