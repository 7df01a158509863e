package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

/// `v ← ρ·v + (1 − ρ)·g²; w ← w − rate·g / √(v + ε)`; centred: v is lessened by the squared running
/// mean of g; with momentum the steps add up in `m ← momentum·m + step`. Keras: `RMSprop`.
///
/// *Source*: Hinton, Coursera lecture 6e, 2012.
public record RmsProp(Pace pace, double rho, double momentum, double epsilon, boolean centered)
        implements Optimizer {

    public RmsProp {
        if (!(rho >= 0 && rho <= 1 && momentum >= 0 && epsilon >= 0)) {
            throw new ConfigException(
                    "RMSprop: expects rho in [0, 1], momentum and epsilon of 0 or more, found "
                            + rho
                            + ", "
                            + momentum
                            + " and "
                            + epsilon
                            + ".");
        }
    }

    public static RmsProp rmsProp() {
        return rmsProp(0.001);
    }

    public static RmsProp rmsProp(double learningRate) {
        return new RmsProp(Pace.of(learningRate), 0.9, 0, 1e-7, false);
    }

    @Override
    public String className() {
        return "RMSprop";
    }

    @Override
    public Value next(Turn turn) {
        Value v = turn.average("velocity", square(turn.gradient()), rho);
        if (centered) {
            v = subtract(v, square(turn.average("average_gradient", turn.gradient(), rho)));
        }
        Value root = sqrt(add(v, constant((float) epsilon)));
        Value step = divide(multiply(turn.rate(), turn.gradient()), root);
        if (momentum > 0) {
            Variable slot = turn.slot("momentum");
            step = turn.keep(slot, add(multiply(constant((float) momentum), slot.read()), step));
        }
        return subtract(turn.weight(), step);
    }

    static RmsProp read(Config in) {
        return new RmsProp(
                Pace.read(in, 0.001),
                in.number("rho", 0.9),
                in.number("momentum", 0),
                in.number("epsilon", 1e-7),
                in.flag("centered", false));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("rho", rho)
                .put("momentum", momentum)
                .put("epsilon", epsilon)
                .put("centered", centered);
    }
}
