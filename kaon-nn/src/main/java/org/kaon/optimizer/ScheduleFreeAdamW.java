package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

/// Adam on a point z that is averaged instead of slowed down: `z ← z − rate·g / (√(v / (1 − β₂ᵗ)) +
/// ε); x ← x + (z − x)/t; w = β₁·x + (1 − β₁)·z`. Only z, `momentum`, and v, `velocity`, are kept:
/// x follows from w and z. Keras: `ScheduleFreeAdamW`.
///
/// z starts at the weight, which its slot holds from the first update on.
///
/// *Source*: Defazio et al., 2024, algorithm 1, with the running mean of Keras 3.15.
///
/// @param warmupSteps over how many steps the rate rises to its full size
public record ScheduleFreeAdamW(
        Pace pace, double beta1, double beta2, double epsilon, int warmupSteps)
        implements Optimizer {

    private static final double RATE = 0.0025;

    public ScheduleFreeAdamW {
        Bounds.requireMoments("ScheduleFreeAdamW", beta1, beta2, epsilon);
        if (beta1 == 0 || warmupSteps < 0) {
            throw new ConfigException(
                    "ScheduleFreeAdamW: expects beta_1 above 0 and warmup_steps of 0 or more, found"
                            + " "
                            + beta1
                            + " and "
                            + warmupSteps
                            + ".");
        }
    }

    public static ScheduleFreeAdamW scheduleFreeAdamW() {
        return scheduleFreeAdamW(RATE);
    }

    public static ScheduleFreeAdamW scheduleFreeAdamW(double learningRate) {
        return new ScheduleFreeAdamW(Pace.of(learningRate), 0.9, 0.999, 1e-8, 0);
    }

    @Override
    public Value next(Turn turn) {
        Value v = turn.towards("velocity", square(turn.gradient()), beta2);
        Value below = add(sqrt(divide(v, turn.oneMinusPower(beta2))), constant((float) epsilon));
        Variable slot = turn.slot("momentum");
        // The slot is made before there is a weight to copy: the first step begins at the weight.
        Value first = equal(turn.step(), constant(1f));
        Value before = select(first, turn.variable().read(), slot.read());
        Value z =
                turn.keep(
                        slot,
                        subtract(before, divide(multiply(rate(turn), turn.gradient()), below)));
        Value mean = divide(subtract(turn.weight(), share(before, 1 - beta1)), beta());
        Value weight = divide(constant(1f), turn.step());
        Value x = add(multiply(subtract(constant(1f), weight), mean), multiply(weight, z));
        return add(share(z, 1 - beta1), multiply(beta(), x));
    }

    private Value rate(Turn turn) {
        if (warmupSteps == 0) {
            return turn.rate();
        }
        Value risen = divide(turn.step(), constant((float) warmupSteps));
        return multiply(turn.rate(), minimum(risen, constant(1f)));
    }

    private Value beta() {
        return constant((float) beta1);
    }

    private static Value share(Value x, double factor) {
        return multiply(constant((float) factor), x);
    }

    static ScheduleFreeAdamW read(Config in) {
        return new ScheduleFreeAdamW(
                Pace.read(in, RATE),
                in.number("beta_1", 0.9),
                in.number("beta_2", 0.999),
                in.number("epsilon", 1e-8),
                in.integer("warmup_steps", 0));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("beta_1", beta1).put("beta_2", beta2).put("epsilon", epsilon);
        out.put("warmup_steps", warmupSteps);
    }
}
