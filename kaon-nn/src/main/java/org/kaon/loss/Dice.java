package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `1 − 2·Σ t·p / (Σ t + Σ p + ε)`. Keras: `Dice`.
///
/// *Source*: Milletari et al., 3DV 2016, section 3.
public record Dice(Region region) implements Loss {

    public static Dice dice() {
        return new Dice(Region.ALL);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        Value both = region.sum(multiply(truth, prediction));
        Value sizes = add(region.sum(truth), region.sum(prediction));
        return subtract(
                constant(1f),
                divide(multiply(constant(2f), both), add(sizes, constant(Probability.EPSILON))));
    }

    static Dice read(Config in) {
        return new Dice(Region.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        region.write(out);
    }
}
