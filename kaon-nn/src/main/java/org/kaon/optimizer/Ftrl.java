package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Pow.pow;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

/// Follow the regularised leader, with penalties inside the optimizer. Keras: `Ftrl`.
///
/// `a' = a + g²; z ← z + g + 2s·w − (a'⁻ᵖ − a⁻ᵖ)/rate·w; w ← (clip(z, −λ₁, λ₁) − z) / (a'⁻ᵖ/rate +
/// 2λ₂ + β/rate)`.
///
/// *Source*: McMahan et al., KDD 2013, algorithm 1.
public record Ftrl(Pace pace, Settings settings) implements Optimizer {

    /// Keras's arguments: p, the start of a, λ₁, λ₂, s and β.
    public record Settings(
            double power, double start, double l1, double l2, double shrinkage, double beta) {

        static final Settings STANDARD = new Settings(-0.5, 0.1, 0, 0, 0, 0);

        public Settings {
            if (power > 0) {
                throw new ConfigException(
                        "Ftrl: \"learning_rate_power\" expects 0 or less, found " + power + ".");
            }
            Bounds.requireNotNegative("Ftrl", "initial_accumulator_value", start);
            Bounds.requireNotNegative("Ftrl", "l1_regularization_strength", l1);
            Bounds.requireNotNegative("Ftrl", "l2_regularization_strength", l2);
            Bounds.requireNotNegative("Ftrl", "l2_shrinkage_regularization_strength", shrinkage);
        }
    }

    public static Ftrl ftrl(double learningRate) {
        return new Ftrl(Pace.of(learningRate), Settings.STANDARD);
    }

    @Override
    public Value next(Turn turn) {
        Value g = turn.gradient();
        Value w = turn.weight();
        Value rate = turn.rate();
        Variable accumulator = turn.slot("accumulator", (float) settings.start);
        Variable linear = turn.slot("linear");
        Value sum = turn.keep(accumulator, add(accumulator.read(), square(g)));
        float power = (float) -settings.power;
        Value root = pow(sum, power);
        Value shrunk = add(g, multiply(constant((float) (2 * settings.shrinkage)), w));
        Value change = divide(subtract(root, pow(accumulator.read(), power)), rate);
        Value z = turn.keep(linear, add(linear.read(), subtract(shrunk, multiply(change, w))));
        Value l2 =
                add(
                        constant((float) settings.l2),
                        divide(constant((float) settings.beta), multiply(constant(2f), rate)));
        Value quadratic = add(divide(root, rate), multiply(constant(2f), l2));
        Value clipped = clip(z, (float) -settings.l1, (float) settings.l1);
        return divide(subtract(clipped, z), quadratic);
    }

    static Ftrl read(Config in) {
        Settings otherwise = Settings.STANDARD;
        return new Ftrl(
                Pace.read(in, 0.001),
                new Settings(
                        in.number("learning_rate_power", otherwise.power),
                        in.number("initial_accumulator_value", otherwise.start),
                        in.number("l1_regularization_strength", otherwise.l1),
                        in.number("l2_regularization_strength", otherwise.l2),
                        in.number("l2_shrinkage_regularization_strength", otherwise.shrinkage),
                        in.number("beta", otherwise.beta)));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("learning_rate_power", settings.power)
                .put("initial_accumulator_value", settings.start)
                .put("l1_regularization_strength", settings.l1)
                .put("l2_regularization_strength", settings.l2)
                .put("l2_shrinkage_regularization_strength", settings.shrinkage)
                .put("beta", settings.beta);
    }
}
