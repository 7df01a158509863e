package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Log.log;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Pow.pow;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// Half cosines one after the other, each `tMul` times as long and `mMul` times as high. Keras:
/// `CosineDecayRestarts`.
///
/// *Source*: Loshchilov and Hutter, ICLR 2017, section 3.
public record CosineDecayRestarts(
        double initial, double first, double tMul, double mMul, double alpha) implements Schedule {

    public CosineDecayRestarts {
        Steps.requireNotNegative("CosineDecayRestarts", "initial_learning_rate", initial);
        Steps.requirePositive("CosineDecayRestarts", "first_decay_steps", first);
        Steps.requirePositive("CosineDecayRestarts", "t_mul", tMul);
        Steps.requireNotNegative("CosineDecayRestarts", "m_mul", mMul);
        Steps.requireNotNegative("CosineDecayRestarts", "alpha", alpha);
    }

    public static CosineDecayRestarts cosineDecayRestarts(double initial, double first) {
        return new CosineDecayRestarts(initial, first, 2, 1, 0);
    }

    @Override
    public Value at(Value step) {
        Value one = constant(1f);
        Value completed = divide(step, constant((float) first));
        Value restarts;
        Value share;
        if (tMul == 1) {
            restarts = floor(completed);
            share = subtract(completed, restarts);
        } else {
            Value stretched = subtract(one, multiply(completed, constant((float) (1 - tMul))));
            restarts = floor(divide(log(stretched), constant((float) Math.log(tMul))));
            Value length = pow(constant((float) tMul), restarts);
            Value before = divide(subtract(one, length), constant((float) (1 - tMul)));
            share = divide(subtract(completed, before), length);
        }
        Value height = pow(constant((float) mMul), restarts);
        Value cosine = multiply(height, Steps.halfCosine(share));
        return multiply(constant((float) initial), Steps.between(alpha, 1, cosine));
    }

    static CosineDecayRestarts read(Config in) {
        return new CosineDecayRestarts(
                in.number("initial_learning_rate"),
                in.number("first_decay_steps"),
                in.number("t_mul", 2),
                in.number("m_mul", 1),
                in.number("alpha", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("initial_learning_rate", initial)
                .put("first_decay_steps", first)
                .put("t_mul", tMul)
                .put("m_mul", mMul)
                .put("alpha", alpha);
    }
}
