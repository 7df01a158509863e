package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Less.less;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.OptionalDouble;

/// Half a cosine from a rate to `alpha` of it; before that, a straight rise to `target` where
/// `warmup` is above 0. Keras: `CosineDecay`.
///
/// *Source*: Loshchilov and Hutter, ICLR 2017, equation 5.
public record CosineDecay(
        double initial, double steps, double alpha, OptionalDouble target, double warmup)
        implements Schedule {

    public CosineDecay {
        Steps.requireNotNegative("CosineDecay", "initial_learning_rate", initial);
        Steps.requirePositive("CosineDecay", "decay_steps", steps);
        Steps.requireNotNegative("CosineDecay", "alpha", alpha);
        Steps.requireNotNegative("CosineDecay", "warmup_steps", warmup);
        if (target.isPresent() && warmup == 0) {
            throw new ConfigException(
                    "CosineDecay: \"warmup_target\" needs warmup_steps above 0, found 0.");
        }
    }

    public static CosineDecay cosineDecay(double initial, double steps) {
        return new CosineDecay(initial, steps, 0, OptionalDouble.empty(), 0);
    }

    public CosineDecay warmUp(double to, double during) {
        return new CosineDecay(initial, steps, alpha, OptionalDouble.of(to), during);
    }

    @Override
    public Value at(Value step) {
        if (target.isEmpty()) {
            return decayed(step, initial);
        }
        Value length = constant((float) warmup);
        Value rising = Steps.between(initial, target.getAsDouble(), divide(step, length));
        Value falling = decayed(subtract(step, length), target.getAsDouble());
        return select(less(step, length), rising, falling);
    }

    private Value decayed(Value step, double from) {
        Value length = constant((float) steps);
        Value cosine = Steps.halfCosine(divide(minimum(step, length), length));
        return multiply(constant((float) from), Steps.between(alpha, 1, cosine));
    }

    static CosineDecay read(Config in) {
        return new CosineDecay(
                in.number("initial_learning_rate"),
                in.number("decay_steps"),
                in.number("alpha", 0),
                in.raw("warmup_target").isPresent()
                        ? OptionalDouble.of(in.number("warmup_target"))
                        : OptionalDouble.empty(),
                in.number("warmup_steps", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("initial_learning_rate", initial)
                .put("decay_steps", steps)
                .put("alpha", alpha)
                .put("warmup_target", target.stream().boxed().findFirst().orElse(null))
                .put("warmup_steps", warmup);
    }
}
