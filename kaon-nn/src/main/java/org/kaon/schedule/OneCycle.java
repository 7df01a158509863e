package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// One rise and one fall along half cosines: from `largest / rise` to `largest` during a share of
/// the steps, then down to `largest / (rise·fall)`. Keras has none; PyTorch: `OneCycleLR`.
///
/// *Source*: Smith and Topin, arXiv:1708.07120.
public record OneCycle(double largest, double steps, double share, double rise, double fall)
        implements Schedule {

    public OneCycle {
        Steps.requirePositive("OneCycle", "max_learning_rate", largest);
        Steps.requirePositive("OneCycle", "rise", rise);
        Steps.requirePositive("OneCycle", "fall", fall);
        if (!(share > 0 && share < 1) || !(share * steps > 1) || !(steps > 2)) {
            throw new ConfigException(
                    "OneCycle: expects more than 2 steps, and a share of them in (0, 1) that is"
                            + " more than one step, found "
                            + steps
                            + " and "
                            + share
                            + ".");
        }
    }

    /// PyTorch's defaults: 0.3 of the steps up, from 1/25, down to 1e-4 of where it began.
    public static OneCycle oneCycle(double largest, double steps) {
        return new OneCycle(largest, steps, 0.3, 25, 1e4);
    }

    @Override
    public double initial() {
        return largest / rise;
    }

    @Override
    public Value at(Value step) {
        double top = share * steps - 1;
        double last = steps - 1;
        Value up = divide(step, constant((float) top));
        Value down =
                divide(
                        subtract(minimum(step, constant((float) last)), constant((float) top)),
                        constant((float) (last - top)));
        return select(
                lessEqual(step, constant((float) top)),
                Steps.between(largest, initial(), Steps.halfCosine(up)),
                Steps.between(initial() / fall, largest, Steps.halfCosine(down)));
    }

    static OneCycle read(Config in) {
        return new OneCycle(
                in.number("max_learning_rate"),
                in.number("steps"),
                in.number("share", 0.3),
                in.number("rise", 25),
                in.number("fall", 1e4));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("max_learning_rate", largest)
                .put("steps", steps)
                .put("share", share)
                .put("rise", rise)
                .put("fall", fall);
    }
}
