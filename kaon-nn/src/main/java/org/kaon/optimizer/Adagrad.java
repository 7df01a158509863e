package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

/// `a ← a + g²; w ← w − rate·g / √(a + ε)`. Keras: `Adagrad`.
///
/// *Source*: Duchi et al., JMLR 12 (2011) 2121.
public record Adagrad(Pace pace, double start, double epsilon) implements Optimizer {

    public Adagrad {
        Bounds.requireNotNegative("Adagrad", "initial_accumulator_value", start);
        Bounds.requireNotNegative("Adagrad", "epsilon", epsilon);
    }

    public static Adagrad adagrad(double learningRate) {
        return new Adagrad(Pace.of(learningRate), 0.1, 1e-7);
    }

    @Override
    public Value next(Turn turn) {
        Variable slot = turn.slot("accumulator", (float) start);
        Value sum = turn.keep(slot, add(slot.read(), square(turn.gradient())));
        Value root = sqrt(add(sum, constant((float) epsilon)));
        return subtract(turn.weight(), divide(multiply(turn.rate(), turn.gradient()), root));
    }

    static Adagrad read(Config in) {
        return new Adagrad(
                Pace.read(in, 0.001),
                in.number("initial_accumulator_value", 0.1),
                in.number("epsilon", 1e-7));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("initial_accumulator_value", start).put("epsilon", epsilon);
    }
}
