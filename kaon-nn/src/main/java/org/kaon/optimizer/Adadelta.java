package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `a ← ρ·a + (1 − ρ)·g²; δ = −√(d + ε)·g / √(a + ε); d ← ρ·d + (1 − ρ)·δ²; w ← w + rate·δ`. Keras:
/// `Adadelta`.
///
/// *Source*: Zeiler, arXiv:1212.5701, algorithm 1.
public record Adadelta(Pace pace, double rho, double epsilon) implements Optimizer {

    public Adadelta {
        Bounds.requireFraction("Adadelta", "rho", rho);
        Bounds.requireNotNegative("Adadelta", "epsilon", epsilon);
    }

    public static Adadelta adadelta(double learningRate) {
        return new Adadelta(Pace.of(learningRate), 0.95, 1e-7);
    }

    @Override
    public Value next(Turn turn) {
        Value g = turn.gradient();
        Value a = turn.average("accumulated_grad", square(g), rho);
        Value before = turn.slot("accumulated_delta_var").read();
        Value change = negate(divide(multiply(root(before), g), root(a)));
        turn.average("accumulated_delta_var", square(change), rho);
        return add(turn.weight(), multiply(turn.rate(), change));
    }

    private Value root(Value x) {
        return sqrt(add(x, constant((float) epsilon)));
    }

    static Adadelta read(Config in) {
        return new Adadelta(
                Pace.read(in, 0.001), in.number("rho", 0.95), in.number("epsilon", 1e-7));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("rho", rho).put("epsilon", epsilon);
    }
}
