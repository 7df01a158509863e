package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Pow.pow;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;

/// Adam's second moment as an outer product of row and column means, with the step relative to the
/// weight's size. Keras: `Adafactor`.
///
/// With `β = 1 − tᵈ`: `v` runs over `g² + ε₁`, for matrices as `r·c / mean r` of its running means
/// over the last two axes; `u = g/√v`, shortened to a root mean square of `threshold`; `w ← w −
/// max(ε₂, rms w)·min(rate, 1/√t)·u`.
///
/// *Source*: Shazeer and Stern, 2018, algorithms 4 and 5.
public record Adafactor(Pace pace, Settings settings) implements Optimizer {

    /// Keras's arguments. `relativeStep` bounds the rate by `1/√t`, which Keras's arithmetic does
    /// in any case.
    public record Settings(
            double decayPower,
            double epsilon1,
            double epsilon2,
            double threshold,
            boolean relativeStep) {

        static final Settings STANDARD = new Settings(-0.8, 1e-30, 1e-3, 1, true);

        public Settings {
            Bounds.requireNotNegative("Adafactor", "epsilon_1", epsilon1);
            Bounds.requireNotNegative("Adafactor", "epsilon_2", epsilon2);
            Bounds.requireNotNegative("Adafactor", "clip_threshold", threshold);
        }
    }

    public static Adafactor adafactor(double learningRate) {
        return new Adafactor(Pace.of(learningRate), Settings.STANDARD);
    }

    @Override
    public Value next(Turn turn) {
        Value one = constant(1f);
        Value rate = minimum(turn.rate(), divide(one, sqrt(turn.step())));
        Value size = maximum(constant((float) settings.epsilon2), rms(turn.weight()));
        Value beta = subtract(one, pow(turn.step(), (float) settings.decayPower));
        Value squares = add(square(turn.gradient()), constant((float) settings.epsilon1));
        Variable velocity = turn.slot("velocity");
        Value v =
                turn.weight().shape().rank() < 2
                        ? blend(beta, velocity.read(), squares)
                        : factored(turn, beta, squares);
        turn.keep(velocity, v);
        Value u = divide(turn.gradient(), sqrt(v));
        Value excess = divide(rms(u), constant((float) settings.threshold));
        return subtract(
                turn.weight(), multiply(multiply(size, rate), divide(u, maximum(one, excess))));
    }

    private static Value factored(Turn turn, Value beta, Value squares) {
        Shape shape = turn.weight().shape();
        int rank = shape.rank();
        Variable row = turn.slot("row", shape.without(-1), 0);
        Variable column = turn.slot("column", shape.without(-2), 0);
        Value r = turn.keep(row, blend(beta, row.read(), mean(squares, false, -1)));
        Value c = turn.keep(column, blend(beta, column.read(), mean(squares, false, -2)));
        Value share = divide(r, mean(r, true, -1));
        return multiply(reshape(share, shape.with(-1, 1)), reshape(c, shape.with(rank - 2, 1)));
    }

    private static Value blend(Value beta, Value old, Value now) {
        return add(multiply(beta, old), multiply(subtract(constant(1f), beta), now));
    }

    private static Value rms(Value x) {
        return sqrt(mean(square(x)));
    }

    static Adafactor read(Config in) {
        Settings otherwise = Settings.STANDARD;
        return new Adafactor(
                Pace.read(in, 0.001),
                new Settings(
                        in.number("beta_2_decay", otherwise.decayPower),
                        in.number("epsilon_1", otherwise.epsilon1),
                        in.number("epsilon_2", otherwise.epsilon2),
                        in.number("clip_threshold", otherwise.threshold),
                        in.flag("relative_step", otherwise.relativeStep)));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("beta_2_decay", settings.decayPower)
                .put("epsilon_1", settings.epsilon1)
                .put("epsilon_2", settings.epsilon2)
                .put("clip_threshold", settings.threshold)
                .put("relative_step", settings.relativeStep);
    }
}
