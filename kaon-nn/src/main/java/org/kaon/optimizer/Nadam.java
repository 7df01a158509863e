package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Pow.pow;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;

/// Adam with Nesterov's look-ahead: `w ← w − rate·m̂ / (√v̂ + ε)` with `m̂ = uₜ₊₁·m / (1 − Πₜ₊₁) +
/// (1 − uₜ)·g / (1 − Πₜ)`, `uₜ = β₁(1 − 0.96ᵗ/2)` and `Πₜ = u₁⋯uₜ`. Keras: `Nadam`.
///
/// *Source*: Dozat, ICLR workshop 2016, algorithm 2.
public record Nadam(Pace pace, double beta1, double beta2, double epsilon) implements Optimizer {

    private static final float WARMING = 0.96f;

    public Nadam {
        Bounds.requireMoments("Nadam", beta1, beta2, epsilon);
    }

    public static Nadam nadam(double learningRate) {
        return new Nadam(Pace.of(learningRate), 0.9, 0.999, 1e-7);
    }

    @Override
    public Value next(Turn turn) {
        Value one = constant(1f);
        Value now = momentum(turn.step());
        Value later = momentum(add(turn.step(), one));
        Variable product = turn.slots().slot("u_product", Shape.scalar(), 1);
        Value soFar = turn.keep(product, multiply(product.read(), now));
        Value g = turn.gradient();
        // Keras rounds β to float32 before it forms 1 − β.
        Value m = turn.approach("momentum", g, 1 - (float) beta1);
        Value v = turn.approach("velocity", square(g), 1 - (float) beta2);
        Value ahead =
                add(
                        divide(multiply(later, m), subtract(one, multiply(soFar, later))),
                        divide(multiply(subtract(one, now), g), subtract(one, soFar)));
        Value root = sqrt(divide(v, turn.oneMinusPower(beta2)));
        return subtract(
                turn.weight(),
                divide(multiply(ahead, turn.rate()), add(root, constant((float) epsilon))));
    }

    private Value momentum(Value step) {
        Value warm = subtract(constant(1f), multiply(constant(0.5f), pow(constant(WARMING), step)));
        return multiply(constant((float) beta1), warm);
    }

    static Nadam read(Config in) {
        return new Nadam(
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
