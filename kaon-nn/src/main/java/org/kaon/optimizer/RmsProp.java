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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    public Map<Variable, Value> updates(
            Slots slots,
            List<Variable> weights,
            List<Value> gradients,
            Value rate,
            Value iterations) {
        List<Value> bounded = pace.clipping().apply(gradients);
        Map<Variable, Value> updates = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            Variable weight = weights.get(i);
            Value g = bounded.get(i);
            Value v = running(slots.slot(weight, "velocity"), square(g), updates);
            if (centered) {
                Value mean = running(slots.slot(weight, "average_gradient"), g, updates);
                v = subtract(v, square(mean));
            }
            Value root = sqrt(add(v, constant((float) epsilon)));
            Value step = divide(multiply(rate, g), root);
            if (momentum > 0) {
                Variable slot = slots.slot(weight, "momentum");
                step = add(multiply(constant((float) momentum), slot.read()), step);
                updates.put(slot, step);
            }
            updates.put(weight, subtract(pace.decayed(weight.read(), rate), step));
        }
        return updates;
    }

    private Value running(Variable slot, Value now, Map<Variable, Value> updates) {
        Value next =
                add(
                        multiply(constant((float) rho), slot.read()),
                        multiply(constant((float) (1 - rho)), now));
        updates.put(slot, next);
        return next;
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
