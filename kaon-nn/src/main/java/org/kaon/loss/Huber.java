package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// `½x²` for `|x| ≤ δ`, else `δ|x| − ½δ²`, with `x = p − t`, averaged over the last axis. Keras:
/// `Huber`.
public record Huber(double delta) implements Loss {

    public Huber {
        if (!(delta > 0)) {
            throw new ConfigException(
                    "Huber: \"delta\" expects a number above 0, found " + delta + ".");
        }
    }

    public static Huber huber() {
        return new Huber(1);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value error = subtract(prediction, Target.like(target, prediction, className()));
        Value size = abs(error);
        Value inner = multiply(constant(0.5f), square(error));
        Value outer =
                subtract(
                        multiply(constant((float) delta), size),
                        constant((float) (0.5 * delta * delta)));
        return mean(select(lessEqual(size, constant((float) delta)), inner, outer), false, -1);
    }

    @Override
    public String name() {
        return "huber_loss";
    }

    static Huber read(Config in) {
        return new Huber(in.number("delta", 1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("delta", delta);
    }
}
